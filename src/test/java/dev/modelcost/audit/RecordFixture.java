package dev.modelcost.audit;

import dev.modelcost.store.ShippedTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small record in memory: what a test adds, and the constants that are shipped. */
final class RecordFixture {

    static final LocalDate RELEASE = LocalDate.of(2024, 12, 26);

    private final List<RecordedModel> models = new ArrayList<>();
    private final List<RecordedClaim> claims = new ArrayList<>();
    private final List<RecordedChip> chips = new ArrayList<>();
    private final List<RecordedChipPrice> chipPrices = new ArrayList<>();
    private final List<RecordedTokenPrice> tokenPrices = new ArrayList<>();
    private final List<RecordedGrid> grids = new ArrayList<>();
    private final List<RecordedConstant> constants = new ArrayList<>();
    private final List<RecordedScore> scores = new ArrayList<>();

    RecordFixture() {
        ShippedTable.read("assumption").rows().forEach(this::constant);
    }

    private void constant(Map<String, String> row) {
        var value = Double.parseDouble(row.get("value"));
        constants.add(
                new RecordedConstant(
                        row.get("assumption_set"),
                        row.get("name"),
                        value,
                        row.get("low") == null ? value : Double.parseDouble(row.get("low")),
                        row.get("high") == null ? value : Double.parseDouble(row.get("high"))));
    }

    RecordFixture with(RecordedModel... added) {
        models.addAll(List.of(added));
        return this;
    }

    RecordFixture with(RecordedClaim... added) {
        claims.addAll(List.of(added));
        return this;
    }

    RecordFixture with(RecordedChip... added) {
        chips.addAll(List.of(added));
        return this;
    }

    RecordFixture with(RecordedChipPrice... added) {
        chipPrices.addAll(List.of(added));
        return this;
    }

    RecordFixture with(RecordedTokenPrice... added) {
        tokenPrices.addAll(List.of(added));
        return this;
    }

    RecordFixture with(RecordedGrid... added) {
        grids.addAll(List.of(added));
        return this;
    }

    RecordFixture with(RecordedScore... added) {
        scores.addAll(List.of(added));
        return this;
    }

    AuditSnapshot snapshot() {
        return new AuditSnapshot(
                new RecordedRows(
                        models,
                        claims,
                        chips,
                        chipPrices,
                        tokenPrices,
                        grids,
                        RecordedConstant.byKey(constants),
                        scores));
    }

    /** A model of 37 billion active parameters that says nothing else of itself. */
    static RecordedModel model(String slug, String base, RecordedRun... runs) {
        return new RecordedModel(
                slug,
                "Model " + slug,
                "deepseek",
                "DeepSeek",
                null,
                RELEASE,
                671e9,
                37e9,
                null,
                null,
                null,
                null,
                null,
                null,
                base,
                "confident",
                "data-set",
                "dataset",
                List.of(runs));
    }

    /** A stage on H800 chips at 2 USD per chip-hour, by the makers' paper. */
    static RecordedRun run(String stage, Double chipCount, Double chipHours) {
        return new RecordedRun(
                stage,
                null,
                "nvidia-h800-sxm5",
                chipCount,
                chipHours,
                "published",
                null,
                "fp8",
                null,
                null,
                null,
                null,
                2.0,
                "paper",
                "paper");
    }

    /** A claim by the makers in their own paper, measured, as of a run. */
    static RecordedClaim claim(
            String slug, String subject, String metric, double value, String unit) {
        return claim(slug, subject, null, metric, "=", value, unit, "run", "measured", "paper");
    }

    static RecordedClaim claim(
            String slug,
            String subject,
            String part,
            String metric,
            String comparator,
            double value,
            String unit,
            String scope,
            String basis,
            String sourceKind) {
        return new RecordedClaim(
                slug,
                "model",
                subject,
                "Model " + subject,
                part,
                metric,
                comparator,
                value,
                null,
                unit,
                scope,
                basis,
                "DeepSeek",
                "maker",
                null,
                RELEASE,
                "source-of-" + slug,
                sourceKind);
    }
}
