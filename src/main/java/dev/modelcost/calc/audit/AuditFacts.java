package dev.modelcost.calc.audit;

import java.util.List;

/**
 * What is known beside the claim. Lists are empty and single facts null where nothing is known.
 *
 * @param subject name for sentences
 * @param baseModel name of the model that the subject was trained from; null if none
 * @param figures of the claim's own metric, by others than the claim
 * @param hours chip-hours of the subject by scope
 * @param run what the record holds of the subject's own run
 * @param development what all compute and staff of the subject's making cost by the method of the
 *     training cost, USD; null if it is not asked for, or the method lacks something
 * @param baseFlop work in the base model
 * @param chip of the run, or the subject
 * @param rates market rates at the date, USD per chip-hour
 * @param purchases prices of the chip, USD
 * @param gridCarbon kg CO2e per kWh: of the region, else of all regions
 * @param gridWater litres per kWh of electricity
 * @param grid name of the region that both are of
 * @param prices of the subject and of what it is compared with
 * @param constants thresholds
 */
public record AuditFacts(
        String subject,
        String baseModel,
        List<AuditFigure> figures,
        List<AuditFigure> hours,
        AuditRun run,
        AuditRange development,
        Double baseFlop,
        AuditChip chip,
        AuditRange rates,
        AuditRange purchases,
        AuditRange gridCarbon,
        AuditRange gridWater,
        String grid,
        AuditPrices prices,
        AuditConstants constants) {

    public AuditFacts {
        figures = List.copyOf(figures);
        hours = List.copyOf(hours);
    }

    /** What the claim states itself, else what the record holds. */
    AuditRun runOf(AuditClaim claim) {
        return claim.stated().or(run);
    }
}
