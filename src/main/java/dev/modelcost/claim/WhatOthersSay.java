package dev.modelcost.claim;

import dev.modelcost.model.Model;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Published figures for a sentence that says why something cannot be computed: who asks it may do
 * with what others say.
 */
public final class WhatOthersSay {

    private static final int MOST = 4;

    private static final String OF_PRODUCTS =
            "where e.organization.id = ?1 and e.scope = 'per-request' and e.metric in ?2 order by e.slug";

    private WhatOthersSay() {}

    /** Figures of a model, each with what it does not cover. */
    public static List<String> of(Model model, List<String> metrics) {
        return metrics.stream()
                .flatMap(metric -> Claim.about(List.of(model), metric).stream())
                .map(WhatOthersSay::words)
                .limit(MOST)
                .toList();
    }

    /** Figures of a request to what the maker of a model sells: ChatGPT. */
    public static List<String> ofProducts(Model model, List<String> metrics) {
        return model.organization == null
                ? List.of()
                : Claim.READER.list(OF_PRODUCTS, model.organization.id, metrics).stream()
                        .map(WhatOthersSay::words)
                        .limit(MOST)
                        .toList();
    }

    private static String words(Claim claim) {
        var covers =
                Stream.of(claim.subjectName, claim.remark)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("; "));
        return "%s %s %s %s by %s%s"
                .formatted(
                        claim.metric,
                        claim.comparator,
                        BigDecimal.valueOf(claim.value).stripTrailingZeros().toPlainString(),
                        claim.unit,
                        claim.claimant,
                        covers.isEmpty() ? "" : " (" + covers + ")");
    }
}
