package dev.modelcost.hardware;

import dev.modelcost.calc.claimwords.PrecisionWords;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.web.Parameter;
import java.util.List;
import java.util.stream.Stream;

/** A number format by its slug, or by plain words for it such as "bfloat16". */
public final class PrecisionParameter {

    private PrecisionParameter() {}

    /**
     * @param allowed slugs; all formats if none is given
     */
    public static Parameter<String> of(String name, String... allowed) {
        var slugs =
                allowed.length > 0
                        ? List.of(allowed)
                        : Stream.of(Precision.values()).map(Precision::slug).toList();
        return Parameter.writtenWord(
                name,
                slugs,
                slugs,
                word -> PrecisionWords.read(word).map(Precision::slug).filter(slugs::contains));
    }
}
