import client.ApiClient;
import client.api.AuditsApi;
import client.api.MetricsApi;
import client.model.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * The README's three questions, one line each, asked through the client that openapi.yaml
 * generates.
 */
public class Questions {

    public static void main(String[] arguments) throws Exception {
        var api = new ApiClient();
        api.updateBaseUri(arguments[0]);
        var metrics = new MetricsApi(api);
        var audits = new AuditsApi(api);

        var cost =
                metrics.getTrainingCost(
                        MetricsApi.APIGetTrainingCostRequest.newBuilder()
                                .slug("deepseek-r1")
                                .lineage(true)
                                .fields("costUsd,lineage")
                                .build());
        var stages = new StringJoiner(", ");
        for (var stage : cost.getLineage()) {
            stages.add(stage.getModel().getSlug() + " " + usd(stage.getCostUsd()));
        }
        System.out.println("cost: " + usd(cost.getCostUsd()) + " USD, of which " + stages);

        var comparison =
                metrics.compareModels(
                        MetricsApi.APICompareModelsRequest.newBuilder()
                                .models(List.of("deepseek-r1", "o1"))
                                .fields("asOf,priceRatios")
                                .build());
        var ratios = new StringJoiner(", ");
        for (var ratio : comparison.getPriceRatios()) {
            ratios.add(String.format(Locale.ROOT, "%s %.2f", ratio.getKind(), ratio.getTimes()));
        }
        System.out.println("prices on " + comparison.getAsOf() + ": " + ratios);

        var audit =
                audits.auditClaim(
                        AuditsApi.APIAuditClaimRequest.newBuilder()
                                .id("zdnet-2025-09-22-deepseek-r1-training-cost")
                                .fields("verdict,certainty")
                                .build());
        System.out.printf(
                "claim: %s, with %s certainty%n", audit.getVerdict(), audit.getCertainty());
    }

    private static String usd(Estimate estimate) {
        return String.format(Locale.ROOT, "%.0f", estimate.getMedian());
    }
}
