package dev.modelcost.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.store.ShippedTable;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the press, makers and analysts stated in 2025 and 2026 is on record. */
class RecentClaimsTest {

    private static final int AT_LEAST = 150;
    private static final Pattern RECENT_PAPER = Pattern.compile("arxiv-2[56]\\d\\d\\..*");

    private final Map<String, Map<String, String>> sources = bySlug("source");
    private final Map<String, Map<String, String>> models = bySlug("model");

    @Test
    void areOnRecordEachWithItsSourceAndScope() {
        var recent =
                ShippedTable.read("claim").rows().stream()
                        .filter(claim -> !claim.get("claimant_kind").equals("dataset"))
                        .filter(this::isRecent)
                        .toList();

        assertThat(recent)
                .hasSizeGreaterThanOrEqualTo(AT_LEAST)
                .allSatisfy(
                        claim -> {
                            assertThat(claim.get("scope")).isNotBlank();
                            assertThat(sources).containsKey(claim.get("source"));
                        });
    }

    private boolean isRecent(Map<String, String> claim) {
        return isRecent(claim.get("stated_on"))
                || isRecent(sources.get(claim.get("source")).get("published_on"))
                || RECENT_PAPER.matcher(claim.get("source")).matches()
                || models.containsKey(String.valueOf(claim.get("model")))
                        && isRecent(models.get(claim.get("model")).get("released_on"));
    }

    private static boolean isRecent(String day) {
        return day != null && day.compareTo("2025") >= 0;
    }

    private static Map<String, Map<String, String>> bySlug(String table) {
        return ShippedTable.read(table).rows().stream()
                .collect(Collectors.toMap(row -> row.get("slug"), row -> row));
    }
}
