package dev.modelcost.calc.audit;

import java.util.List;

/**
 * What is known besides the claim. Lists are empty and single facts null where nothing is known.
 *
 * @param subject name used in sentences
 * @param baseModel name of the model that the subject was trained from; null if none
 * @param figures figures for the claim's own metric, from sources other than the claim
 * @param hours chip-hours of the subject by scope
 * @param run recorded facts of the subject's own run
 * @param development cost of all compute and staff in the subject's development by the
 *     training-cost method, USD; null if not asked for or if the method lacks an input
 * @param baseFlop work in the base model
 * @param totalParameters of the subject; null if unknown
 * @param chip of the run, or the subject
 * @param rates market rates at the date, USD per chip-hour
 * @param purchases prices of the chip, USD
 * @param gridCarbon kg CO2e per kWh, for the region, else for all regions
 * @param gridWater litres per kWh of electricity
 * @param grid name of the region that both apply to
 * @param prices prices of the subject and of what it is compared with
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
        Double totalParameters,
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

    /** The same of another chip, such as a pod of them. */
    AuditFacts with(AuditChip other) {
        return new AuditFacts(
                subject,
                baseModel,
                figures,
                hours,
                run,
                development,
                baseFlop,
                totalParameters,
                other,
                rates,
                purchases,
                gridCarbon,
                gridWater,
                grid,
                prices,
                constants);
    }

    /** Whether all that is known is what others say of a company: of models more is. */
    boolean isOfACompany() {
        return totalParameters == null
                && hours.isEmpty()
                && !figures.isEmpty()
                && figures.stream().allMatch(f -> f.authority() == AuditAuthority.PRESS);
    }

    /** The same without what is stated of a single chip. */
    AuditFacts ofSeveralChips() {
        return withFigures(figures.stream().filter(f -> !f.scope().equals("chip")).toList());
    }

    /** Of a name that all sizes of a family share, the sum of them is no other thing. */
    public AuditFacts ofTheFamily() {
        return withFigures(
                figures.stream()
                        .map(
                                f ->
                                        f.scope().equals("family")
                                                ? f.as(AuditFigure.Role.PART).asPress()
                                                : f)
                        .toList());
    }

    /** What is known of all sizes together: the run of one of them tells nothing of the sum. */
    public AuditFacts ofAllSizes() {
        return new AuditFacts(
                subject,
                null,
                ofTheFamily().figures.stream().filter(f -> f.scope().equals("family")).toList(),
                List.of(),
                AuditRun.UNKNOWN,
                null,
                null,
                null,
                chip,
                rates,
                purchases,
                gridCarbon,
                gridWater,
                grid,
                prices,
                constants);
    }

    /** The same under another name of the subject. */
    public AuditFacts called(String name) {
        return new AuditFacts(
                name,
                baseModel,
                figures,
                hours,
                run,
                development,
                baseFlop,
                totalParameters,
                chip,
                rates,
                purchases,
                gridCarbon,
                gridWater,
                grid,
                prices,
                constants);
    }

    AuditFacts withFigures(List<AuditFigure> others) {
        return new AuditFacts(
                subject,
                baseModel,
                others,
                hours,
                run,
                development,
                baseFlop,
                totalParameters,
                chip,
                rates,
                purchases,
                gridCarbon,
                gridWater,
                grid,
                prices,
                constants);
    }

    /** Whether the subject is a chip, by its name. */
    boolean isChip() {
        return chip != null && chip.name().equals(subject);
    }

    /**
     * What the claim itself states, else what the record holds: of a model that was trained from no
     * other one, nothing about its later training.
     */
    AuditRun runOf(AuditClaim claim) {
        return isOfLaterTraining(claim) ? claim.stated() : claim.stated().or(run);
    }

    /** Whether the claim is of a training that came after that of the record. */
    boolean isOfLaterTraining(AuditClaim claim) {
        return claim.scope().equals("post-training") && baseModel == null;
    }
}
