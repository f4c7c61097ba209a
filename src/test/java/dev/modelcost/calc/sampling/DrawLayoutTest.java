package dev.modelcost.calc.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DrawLayoutTest {

    private static final UncertainInput PRICE =
            new UncertainInput("price", Distribution.lognormal(0.5, 2));
    private static final UncertainInput DEARER =
            new UncertainInput("price", Distribution.lognormal(1, 4));

    private final DrawLayout layout = new DrawLayout();

    @Test
    void drawsAnInputThatIsSharedOnce() {
        var first = layout.shared(PRICE);
        var other = layout.shared(DEARER);

        assertThat(layout.shared(PRICE)).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(layout.inputs()).containsExactly(PRICE, DEARER);
    }

    @Test
    void drawsInputsOfTheSameKindApartUnlessTheyAreShared() {
        var first = layout.input(PRICE);
        var second = layout.input(PRICE);
        var draw = new double[] {3, 5};

        assertThat(first.apply(draw)).isEqualTo(3);
        assertThat(second.apply(draw)).isEqualTo(5);
    }

    @Test
    void everyPartHasAPlaceOfItsOwn() {
        var cost = layout.part();
        var hours = layout.part();
        var parts = new double[layout.parts()];

        cost.put(parts, 2);
        cost.add(parts, 3);
        hours.add(parts, 7);

        assertThat(parts).containsExactly(5, 7);
    }
}
