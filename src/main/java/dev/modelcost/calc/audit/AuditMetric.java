package dev.modelcost.calc.audit;

import dev.modelcost.calc.derivation.Vocabulary;
import dev.modelcost.calc.units.Dimension;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be claimed about a subject, and in what dimension. */
public enum AuditMetric implements Vocabulary {
    TRAINING_COST(Dimension.MONEY, "for the training of %s"),
    CHIP_HOURS(Dimension.CHIP_HOURS, "for the training of %s"),
    CHIP_COUNT(Dimension.COUNT, "for %s"),
    TRAINING_FLOP(Dimension.FLOP, "for the training of %s"),
    TRAINING_TOKENS(Dimension.TOKENS, "for the training data of %s"),
    MFU(Dimension.RATIO, "for the training of %s"),
    ENERGY(Dimension.ENERGY, "for the energy of %s"),
    CARBON(Dimension.MASS, "for the emissions of %s"),
    WATER(Dimension.VOLUME, "for the water use of %s"),
    TOKEN_PRICE(Dimension.TOKEN_PRICE, "for the price of %s"),
    PRICE_RATIO(Dimension.RATIO, "for the price of %s"),
    SERVING_MARGIN(Dimension.RATIO, "for the margin of serving %s"),
    PEAK_FLOPS(Dimension.FLOP_PER_SECOND, "for the peak of %s"),
    SCORE_RATIO(Dimension.RATIO, "for the scores of %s"),
    PARAMETERS(Dimension.PARAMETERS, "for the size of %s"),
    POWER(Dimension.POWER, "for the power of %s"),
    WALL_CLOCK_HOURS(Dimension.HOURS, "for the training of %s"),
    USD_PER_CHIP_HOUR(Dimension.CHIP_RATE, "for the chips of %s"),
    SERVING_COST(Dimension.MONEY, "for serving %s"),
    SERVING_REVENUE(Dimension.MONEY, "for the revenue of %s"),
    SERVING_THROUGHPUT(Dimension.TOKENS_PER_SECOND, "for serving %s"),
    SPENDING(Dimension.MONEY, "for the spending of %s"),
    FUNDRAISING(Dimension.MONEY, "for the funding of %s"),
    REVENUE(Dimension.MONEY, "for the revenue of %s"),
    VALUATION(Dimension.MONEY, "for the worth of %s"),
    CHIP_PRICE(Dimension.MONEY, "for the price of %s"),
    SERVING_CHIP_COUNT(Dimension.COUNT, "for serving %s"),
    ACHIEVED_FLOPS(Dimension.FLOP_PER_SECOND, "for each chip in the training of %s"),
    COST_RATIO(Dimension.RATIO, "for the training cost of %s"),
    CHIP_HOURS_RATIO(Dimension.RATIO, "for the chip-hours of %s"),
    ENERGY_RATIO(Dimension.RATIO, "for the training energy of %s"),
    TRAINING_FLOP_RATIO(Dimension.RATIO, "for the training compute of %s"),
    CONTEXT_TOKENS(Dimension.TOKENS, "for the context window of %s"),
    PUE(Dimension.RATIO, "for the data centres of %s");

    private final Dimension dimension;
    private final String phrase;

    AuditMetric(Dimension dimension, String phrase) {
        this.dimension = dimension;
        this.phrase = phrase;
    }

    public Dimension dimension() {
        return dimension;
    }

    /** Whether it is a ratio of two models' figures of one kind, which no source states as such. */
    boolean isRatioOfFigures() {
        return this == COST_RATIO
                || this == CHIP_HOURS_RATIO
                || this == ENERGY_RATIO
                || this == TRAINING_FLOP_RATIO;
    }

    /** {@code for the training of DeepSeek-R1}. */
    String phrase(String subject) {
        return phrase.formatted(subject);
    }

    public static Optional<AuditMetric> of(String slug) {
        return Vocabulary.find(AuditMetric.class, slug);
    }

    /** Slugs of all metrics. */
    public static List<String> slugs() {
        return Stream.of(values()).map(AuditMetric::slug).toList();
    }
}
