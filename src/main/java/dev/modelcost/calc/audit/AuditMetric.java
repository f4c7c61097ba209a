package dev.modelcost.calc.audit;

import dev.modelcost.calc.derivation.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be claimed about a subject, and in what dimension. */
public enum AuditMetric implements Vocabulary {
    TRAINING_COST(Dimension.MONEY, "for the training of %s", true),
    CHIP_HOURS(Dimension.CHIP_HOURS, "for the training of %s", true),
    CHIP_COUNT(Dimension.COUNT, "for the training of %s", true),
    TRAINING_FLOP(Dimension.FLOP, "for the training of %s", true),
    TRAINING_TOKENS(Dimension.TOKENS, "for the training data of %s", true),
    MFU(Dimension.RATIO, "MFU for the training of %s", true),
    ENERGY(Dimension.ENERGY, "for the energy of %s", true),
    CARBON(Dimension.MASS, "for the emissions of %s", true),
    WATER(Dimension.VOLUME, "for the water use of %s", true),
    TOKEN_PRICE(Dimension.TOKEN_PRICE, "for the price of %s", true),
    PRICE_RATIO(Dimension.RATIO, "for the price of %s", true),
    SERVING_MARGIN(Dimension.RATIO, "for the margin of serving %s", true),
    PEAK_FLOPS(Dimension.FLOP_PER_SECOND, "for the peak of %s", true),
    SCORE_RATIO(Dimension.RATIO, "for the scores of %s", true),
    PARAMETERS(Dimension.PARAMETERS, "for the size of %s", false),
    POWER(Dimension.POWER, "for the power of %s", false),
    WALL_CLOCK_HOURS(Dimension.HOURS, "for the training of %s", false),
    USD_PER_CHIP_HOUR(Dimension.CHIP_RATE, "for the chips of %s", false),
    SERVING_COST(Dimension.MONEY, "for serving %s", false),
    SERVING_REVENUE(Dimension.MONEY, "for the revenue of %s", false),
    SERVING_THROUGHPUT(Dimension.TOKENS_PER_SECOND, "for serving %s", false),
    SPENDING(Dimension.MONEY, "for the spending of %s", false),
    FUNDRAISING(Dimension.MONEY, "for the funding of %s", false);

    private final Dimension dimension;
    private final String phrase;
    private final boolean askable;

    AuditMetric(Dimension dimension, String phrase, boolean askable) {
        this.dimension = dimension;
        this.phrase = phrase;
        this.askable = askable;
    }

    public Dimension dimension() {
        return dimension;
    }

    /** {@code for the training of DeepSeek-R1}. */
    String phrase(String subject) {
        return phrase.formatted(subject);
    }

    public static Optional<AuditMetric> of(String slug) {
        return Vocabulary.find(AuditMetric.class, slug);
    }

    /** Slugs of the metrics that can be asked about without a stored claim. */
    public static List<String> askable() {
        return Stream.of(values()).filter(m -> m.askable).map(AuditMetric::slug).toList();
    }
}
