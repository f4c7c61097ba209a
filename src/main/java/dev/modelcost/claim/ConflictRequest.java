package dev.modelcost.claim;

import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.chip.Chip;
import dev.modelcost.model.Model;
import dev.modelcost.organization.Organization;
import dev.modelcost.store.Row;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import java.util.List;

/**
 * Asks which claims cannot both be right.
 *
 * @param model name of the model that they are about; null for any subject
 * @param chip name of the chip
 * @param organization name of the organization
 * @param metric what they claim; null for everything
 * @param limit of conflicts that are shown
 */
record ConflictRequest(
        String model, String chip, String organization, AuditMetric metric, int limit) {

    private static final Parameter<String> MODEL =
            Parameter.named("model", "model")
                    .describedAs("Slug of the model that the claims are about.")
                    .example("deepseek-r1");
    private static final Parameter<String> CHIP =
            Parameter.named("chip", "chip")
                    .describedAs("Slug of the chip that the claims are about.");
    private static final Parameter<String> ORGANIZATION =
            Parameter.named("organization", "organization")
                    .describedAs("Slug of the organization that the claims are about.");
    private static final Parameter<Integer> LIMIT =
            Parameter.integer("limit", 1, 1000)
                    .describedAs("Conflicts that are shown, by the claims' ids.")
                    .defaultsTo(100);

    static final Parameters<ConflictRequest> PARAMETERS =
            Parameters.of(
                    ConflictRequest.class,
                    given ->
                            new ConflictRequest(
                                    given.read(MODEL),
                                    given.read(CHIP),
                                    given.read(ORGANIZATION),
                                    given.read(ClaimResource.METRIC),
                                    given.read(LIMIT)),
                    MODEL,
                    CHIP,
                    ORGANIZATION,
                    ClaimResource.METRIC,
                    LIMIT);

    /**
     * The subjects that are asked for, by their slugs.
     *
     * @param assumed to which goes what a name was taken for
     */
    ConflictRequest named(List<String> assumed) {
        return new ConflictRequest(
                slug(Model.DIRECTORY.named(MODEL.name(), model, assumed)),
                slug(Chip.DIRECTORY.named(CHIP.name(), chip, assumed)),
                slug(Organization.DIRECTORY.named(ORGANIZATION.name(), organization, assumed)),
                metric,
                limit);
    }

    private static String slug(Row row) {
        return row == null ? null : row.slug;
    }

    /** Whether it is about what is asked for. */
    boolean asksFor(ClaimConflicts.Pair pair) {
        return isOf("model", model, pair)
                && isOf("chip", chip, pair)
                && isOf("organization", organization, pair)
                && (metric == null || metric.slug().equals(pair.metric()));
    }

    private static boolean isOf(String kind, String slug, ClaimConflicts.Pair pair) {
        return slug == null || pair.subjectKind().equals(kind) && pair.subject().equals(slug);
    }
}
