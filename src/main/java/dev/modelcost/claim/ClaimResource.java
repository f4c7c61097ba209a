package dev.modelcost.claim;

import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.claimwords.MetricWords;
import dev.modelcost.chip.Chip;
import dev.modelcost.model.Model;
import dev.modelcost.organization.Organization;
import dev.modelcost.source.Source;
import dev.modelcost.store.Filter;
import dev.modelcost.store.Listing;
import dev.modelcost.store.ReadsRecord;
import dev.modelcost.store.Sort;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Page;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import dev.modelcost.web.Takes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Published figures: who claimed what, of whom, when and where. */
@ReadsRecord
@Path("/claims")
@Tag(name = "claims", description = "Published figures")
public class ClaimResource {

    /** No status that a row has: whether claims conflict is seen by comparing them. */
    private static final String CONFLICTING = "conflicting";

    private static final Parameter<String> STATUS =
            Parameter.oneOf(
                            "status",
                            Stream.concat(
                                            Stream.of(ClaimStatus.values()).map(ClaimStatus::slug),
                                            Stream.of(CONFLICTING))
                                    .toList())
                    .describedAs(
                            "Whether the claim stands. Conflicting: another claim about the same subject, metric and scope differs by more than"
                                    + " rounding.");

    static final Parameter<AuditMetric> METRIC =
            Parameter.writtenWord(
                            "metric",
                            AuditMetric.slugs(),
                            MetricWords.known(),
                            MetricWords::onlyOne)
                    .describedAs(
                            "What is claimed of the subject: one of the words, or plain words for one of them such as \"GPU hours\" or \"emissions\".");

    static final Listing<Claim> CLAIMS =
            new Listing<>(
                    Claim.READER,
                    List.of(
                            Filter.named("model", "e.model.slug", Model.DIRECTORY)
                                    .describedAs("Slug of the model that the claim is about.")
                                    .example("deepseek-r1"),
                            Filter.named("chip", "e.chip.slug", Chip.DIRECTORY)
                                    .describedAs("Slug of the chip that the claim is about."),
                            Organization.filter("organization", "e.organization.slug")
                                    .describedAs(
                                            "The organization that the claim is about; of a company, also what belongs to it."),
                            Filter.equal(METRIC, "e.metric", AuditMetric::slug),
                            Filter.equal(ScopeParameter.of(Scope.values()), "e.scope", Scope::slug)
                                    .describedAs(
                                            "What the figure covers: one of the words, or plain words for it such as \"fine-tuning\" or \"per query\"."),
                            Filter.equal(STATUS, "e.status"),
                            Filter.oneOf("claimantKind", "e.claimantKind", ClaimantKind.class)
                                    .describedAs("What kind of claimant stated the figure."),
                            Filter.named("source", "e.source.slug", Source.DIRECTORY)
                                    .describedAs("Slug of the source that prints the claim.")
                                    .example("zdnet-2025-09-22"),
                            Filter.after("statedAfter", "e.statedOn")
                                    .describedAs("Stated after this day."),
                            Filter.before("statedBefore", "e.statedOn")
                                    .describedAs("Stated before this day.")),
                    List.of(
                            Sort.bySlug(),
                            Sort.byDate("statedOn", "e.statedOn", claim -> claim.statedOn),
                            Sort.<Claim>byDouble("value", "e.value", claim -> claim.value)
                                    .ofEveryRow()));

    @GET
    @Operation(summary = "List claims")
    @Takes(ClaimResource.class)
    public Page<ClaimView> listClaims(@Context UriInfo uri) {
        return page(CLAIMS, uri, List.of(), Map.of());
    }

    /** The page that is asked for; what conflicts is found first, where that is asked for. */
    static Page<ClaimView> page(
            Listing<Claim> claims, UriInfo uri, List<String> conditions, Map<String, ?> values) {
        var asked = GivenValues.ofQuery(uri, claims);
        if (!CONFLICTING.equals(asked.read(STATUS))) {
            return claims.page(asked, ClaimView.class, ClaimResource::views, conditions, values);
        }
        var where = new ArrayList<>(conditions);
        // One parameter, however many they are: a statement takes 65,535.
        where.add("cast(sql('? = any (?)', e.id, :conflicting) as Boolean) = true");
        var given = new HashMap<String, Object>(values);
        given.put("conflicting", ClaimConflicts.all());
        return claims.without("status")
                .page(asked, ClaimView.class, ClaimResource::views, where, given);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One claim")
    public ClaimView getClaim(@PathParam("id") String id, @Context UriInfo uri) {
        Parameters.none(uri);
        return Claim.DIRECTORY.show(id, uri, ClaimView::of);
    }

    static List<ClaimView> views(List<Claim> rows) {
        return rows.stream().map(ClaimView::of).toList();
    }
}
