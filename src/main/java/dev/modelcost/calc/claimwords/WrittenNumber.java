package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.units.Dimension;
import dev.modelcost.calc.units.Unit;
import java.util.List;
import java.util.Optional;

/** A plain number as people write it: "246 million", "three weeks", "433 MWh". */
public final class WrittenNumber {

    private WrittenNumber() {}

    /**
     * The number in a unit; one without a unit is taken to be in it.
     *
     * @return empty if the text is no single number, or has a unit of another dimension
     */
    public static Optional<Double> read(String text, Unit in) {
        return WrittenFigure.read(text)
                .filter(figure -> figure.low() == figure.high())
                .flatMap(
                        figure ->
                                figure.unit().isEmpty()
                                        ? Optional.of(figure.low())
                                        : converted(figure, in));
    }

    private static Optional<Double> converted(WrittenFigure figure, Unit in) {
        var size = WrittenFigure.size(figure.unit());
        if (size > 1) {
            return Optional.of(figure.low() * size);
        }
        return UnitWords.read(figure.unit(), List.of(in.dimension()))
                .map(UnitWords::unit)
                .filter(
                        unit ->
                                unit.dimension() == in.dimension()
                                        || in.dimension() == Dimension.CHIP_RATE
                                                && unit.dimension() == Dimension.MONEY)
                .filter(unit -> unit.currency() == null || unit.currency().equals(in.currency()))
                .map(unit -> in.fromBase(unit.toBase(figure.low())));
    }
}
