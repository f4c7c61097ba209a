package dev.modelcost.calc.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeedTest {

    @Test
    void isFnv1aAsPublished() {
        assertThat(Seed.of("").value()).isEqualTo(0xcbf29ce484222325L);
        assertThat(Seed.of("a").value()).isEqualTo(0xaf63dc4c8601ec8cL);
        assertThat(Seed.of("foobar").value()).isEqualTo(0x85944171f73967e8L);
    }

    @Test
    void theSameQuestionHasTheSameSeed() {
        assertThat(question(57e6).value())
                .isEqualTo(question(57e6).value())
                .isNotEqualTo(question(58e6).value());
        assertThat(question(0.0).value()).isEqualTo(question(-0.0).value());
        assertThat(Seed.of("q").with("chip", "a100").value())
                .isNotEqualTo(Seed.of("q").with("chip", "h100").value());
    }

    private static Seed question(double chipHours) {
        return Seed.of("training-cost/amortized/gpt-4").with("chip-hours", chipHours);
    }
}
