package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.hardware.Precision;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Number formats, in the words that people have for them. */
public final class PrecisionWords {

    private static final Map<String, Precision> WORDS =
            Map.ofEntries(
                    Map.entry("bfloat16", Precision.BF16),
                    Map.entry("bf-16", Precision.BF16),
                    Map.entry("float16", Precision.FP16),
                    Map.entry("half precision", Precision.FP16),
                    Map.entry("16-bit", Precision.BF16),
                    Map.entry("float8", Precision.FP8),
                    Map.entry("8-bit float", Precision.FP8),
                    Map.entry("mxfp8", Precision.FP8),
                    Map.entry("nvfp4", Precision.FP4),
                    Map.entry("mxfp4", Precision.FP4),
                    Map.entry("float4", Precision.FP4),
                    Map.entry("float32", Precision.FP32),
                    Map.entry("single precision", Precision.FP32),
                    Map.entry("double precision", Precision.FP64),
                    Map.entry("float64", Precision.FP64),
                    Map.entry("8-bit integer", Precision.INT8),
                    Map.entry("8-bit", Precision.INT8));

    private PrecisionWords() {}

    /**
     * The format of a name in upper or lower case, with or without "dense"; empty if it is none.
     */
    public static Optional<Precision> read(String phrase) {
        var plain =
                phrase.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\b(?:dense|precision|tensor core|tensor cores|format)\\b", "")
                        .replaceAll("\\b(fp|bf|tf|int)[- ](\\d)", "$1$2")
                        .replaceAll("\\s+", " ")
                        .strip();
        for (var precision : Precision.values()) {
            if (precision.slug().equals(plain)) {
                return Optional.of(precision);
            }
        }
        return Optional.ofNullable(WORDS.get(phrase.strip().toLowerCase(Locale.ROOT)));
    }
}
