package dev.modelcost.trend;

import dev.modelcost.calc.derivation.Vocabulary;
import dev.modelcost.calc.price.PricePoint.Kind;
import dev.modelcost.price.TokenPrice;
import dev.modelcost.web.Parameter;
import java.math.BigDecimal;
import java.util.Optional;

/** Which of a model's prices is looked at. */
enum PriceKind implements Vocabulary {
    BLENDED(Kind.BLENDED, "input and output 3 to 1"),
    INPUT(Kind.INPUT, "input"),
    OUTPUT(Kind.OUTPUT, "output");

    static final Parameter<PriceKind> KIND =
            Parameter.oneOf("kind", PriceKind.class)
                    .describedAs(
                            "Kind of tokens whose price counts; blended is three parts input to one part output.")
                    .defaultsTo(BLENDED);

    private final Kind kind;
    private final String words;

    PriceKind(Kind kind, String words) {
        this.kind = kind;
        this.words = words;
    }

    /** As sentences name it. */
    String words() {
        return words;
    }

    /** USD per million tokens; empty where no such price is published, or it is not above 0. */
    Optional<Double> usd(TokenPrice row) {
        return row.currency.equals("USD")
                ? Optional.ofNullable(row.perMillionTokens(kind))
                        .map(BigDecimal::doubleValue)
                        .filter(usd -> usd > 0)
                : Optional.empty();
    }
}
