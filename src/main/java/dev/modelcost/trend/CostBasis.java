package dev.modelcost.trend;

import dev.modelcost.calc.derivation.Vocabulary;
import dev.modelcost.claim.Claim;
import dev.modelcost.web.Parameter;

/** What counts as the cost of a training run. A series has one of them. */
enum CostBasis implements Vocabulary {
    AMORTIZED(null, "depreciation of the hardware during the run, and its energy"),
    CLOUD("cloud rental", "rent of the chips at cloud prices"),
    UP_FRONT("hardware, up-front", "purchase of the hardware, with nothing depreciated");

    static final Parameter<CostBasis> BASIS =
            Parameter.oneOf("basis", CostBasis.class)
                    .describedAs(
                            "What counts as the cost: depreciation and energy, cloud rent, or the purchase of the hardware.")
                    .defaultsTo(AMORTIZED);

    private final String subject;
    private final String words;

    CostBasis(String subject, String words) {
        this.subject = subject;
        this.words = words;
    }

    /** As a sentence names it. */
    String words() {
        return words;
    }

    /**
     * Whether a claim is of this basis. The data set has its amortised figures without a subject,
     * and of scope {@code run} where they are of the run alone.
     */
    boolean isOf(Claim claim) {
        return subject == null
                ? claim.subjectName == null && "run".equals(claim.scope)
                : subject.equals(claim.subjectName);
    }
}
