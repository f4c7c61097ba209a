package dev.modelcost.assumption;

import dev.modelcost.calc.derivation.Time;
import dev.modelcost.calc.footprint.EmbodiedConstants;
import dev.modelcost.calc.footprint.RequestConstants;
import dev.modelcost.calc.hardware.PowerConstants;
import dev.modelcost.calc.price.WordsPerToken;
import dev.modelcost.calc.training.DefaultUtilization;
import dev.modelcost.calc.training.MeasuredUtilization;
import dev.modelcost.calc.training.TrainingDates;
import dev.modelcost.calc.training.UtilizationRule;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The constants that the methods in {@code calc} need, read from an assumption set. */
public final class MethodConstants {

    private static final String AVAILABILITY_DELAY = "availability-delay.";
    private static final String PUBLICATION_DELAY = "publication-delay.";
    private static final String START_TO_PUBLICATION = "start-to-publication.";
    private static final double BYTES_PER_GIGABYTE = 1e9;
    private static final double WATTS_PER_KILOWATT = 1e3;

    /** An MFU of 0 would take forever and nobody reaches 1: draws beyond are clamped to these. */
    private static final double LEAST_MFU = 0.01;

    private static final double MOST_MFU = 0.99;

    private MethodConstants() {}

    /** The MFU that is to be expected of a run whose own is not known. */
    public static UtilizationRule utilization(AssumptionBook book) {
        return book.has(MeasuredUtilization.BASE)
                ? new MeasuredUtilization(book)
                : work ->
                        DefaultUtilization.constant(
                                        book.input("MFU", "mfu"),
                                        book.normal("mfu", LEAST_MFU, MOST_MFU))
                                .of(work);
    }

    public static WordsPerToken words(AssumptionBook book) {
        var words = book.input("words per token", "words-per-token");
        return new WordsPerToken(words.value(), words.source());
    }

    public static PowerConstants power(AssumptionBook book) {
        return new PowerConstants(
                book.value("training-power.multi-chip-factor"),
                book.value("training-power.log-intercept"),
                -book.value("training-power.log-slope-per-year"),
                (int) book.value("training-power.base-year"),
                book.slug());
    }

    /**
     * The constants for when chips became available and training began.
     *
     * @param has tells whether the set holds a constant
     * @param value of a constant
     * @param model slug, for constants specific to this model; null for none
     */
    public static TrainingDates dates(
            Predicate<String> has, ToDoubleFunction<String> value, String model) {
        return dates(has, value, null, model);
    }

    /**
     * The same for one chip: a set may date the chip of a model otherwise than the record does.
     *
     * @param chip slug, for constants specific to the model on this chip; null for none
     */
    public static TrainingDates dates(
            Predicate<String> has, ToDoubleFunction<String> value, String chip, String model) {
        var lead = START_TO_PUBLICATION + model;
        var delay = AVAILABILITY_DELAY + chip + "." + model;
        return new TrainingDates(
                (int) value.applyAsDouble(has.test(delay) ? delay : AVAILABILITY_DELAY + "gpu"),
                publicationDelayDays(has, value, model),
                (int) value.applyAsDouble("price-date-offset"),
                value.applyAsDouble("training-time.default"),
                has.test(lead) ? Integer.valueOf((int) value.applyAsDouble(lead)) : null);
    }

    /** Whether the set holds when the training of this model began or ended. */
    public static boolean knowsTraining(Predicate<String> has, String model) {
        return has.test(PUBLICATION_DELAY + model) || has.test(START_TO_PUBLICATION + model);
    }

    /** Days from the end of a model's training to its publication. */
    public static int publicationDelayDays(
            Predicate<String> has, ToDoubleFunction<String> value, String model) {
        var own = PUBLICATION_DELAY + model;
        return (int) value.applyAsDouble(has.test(own) ? own : "publication-delay");
    }

    public static EmbodiedConstants embodied(AssumptionBook book) {
        return new EmbodiedConstants(
                book.value("embodied.gpu"),
                book.value("embodied.server"),
                (int) book.value("gpus-per-server"),
                book.value("embodied.lifetime") * Time.HOURS_PER_YEAR,
                book.slug());
    }

    public static RequestConstants request(AssumptionBook book) {
        return new RequestConstants(
                book.value("gpu-energy.slope"),
                book.value("gpu-energy.batch-exponent"),
                book.value("gpu-energy.intercept"),
                book.value("latency.slope"),
                book.value("latency.batch"),
                book.value("latency.intercept"),
                (int) book.value("batch-size"),
                book.value("bytes-per-parameter"),
                book.value("memory-overhead"),
                book.value("gpu-memory") * BYTES_PER_GIGABYTE,
                (int) book.value("gpus-per-server"),
                book.value("server-power") * WATTS_PER_KILOWATT,
                book.slug());
    }
}
