package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Time;
import dev.modelcost.calc.sampling.Distribution;
import java.time.LocalDate;

/**
 * The constants of docs/concepts/training-cost.md as test fixtures. The service takes its own from
 * the assumption_set table.
 */
public final class EpochAssumptions {

    static final double DEFAULT_MFU = 0.375;
    static final double PRICE_DECLINE = 0.14;
    static final double INTERCONNECT_SHARE = 0.19;
    static final TrainingDates DATES = new TrainingDates(90, 60, 60, 793.5);

    private EpochAssumptions() {}

    /**
     * GPT-4 as Epoch has it: 57 M hours of A100s bought with their DGX servers; electricity of
     * 2023, the year of publication.
     */
    public static AmortizedInputs gpt4() {
        return new AmortizedInputs(
                24_875,
                1.66,
                LocalDate.of(2020, 8, 12),
                LocalDate.of(2022, 5, 12),
                57e6,
                400,
                2.031,
                0.75,
                1.25,
                0.0806,
                INTERCONNECT_SHARE,
                PRICE_DECLINE);
    }

    /** GPT-3 175B: 3.552 M hours of V100s. */
    static AmortizedInputs gpt3() {
        return new AmortizedInputs(
                18_625,
                1.69,
                LocalDate.of(2018, 6, 25),
                LocalDate.of(2019, 10, 1),
                3.552e6,
                300,
                1.667,
                0.75,
                1.25,
                0.0667,
                INTERCONNECT_SHARE,
                PRICE_DECLINE);
    }

    /** OPT-175B: 1,024 A100s for 793.5 hours. */
    static AmortizedInputs opt() {
        return new AmortizedInputs(
                24_875,
                1.66,
                LocalDate.of(2021, 2, 14),
                LocalDate.of(2022, 1, 28),
                1024 * 793.5,
                400,
                2.031,
                0.75,
                1.10,
                0.0832,
                INTERCONNECT_SHARE,
                PRICE_DECLINE);
    }

    public static AmortizedUncertainty gpu(boolean hyperscaler) {
        return gpu(hyperscaler, work());
    }

    /** Of a run whose source states its MFU. */
    static AmortizedUncertainty gpuOfStatedMfu() {
        return gpu(false, work(Distribution.exact(DEFAULT_MFU)));
    }

    private static AmortizedUncertainty gpu(boolean hyperscaler, WorkUncertainty work) {
        return uncertainty(
                Distribution.lognormal(0.5, 2), Distribution.lognormal(0.56, 1), hyperscaler, work);
    }

    static AmortizedUncertainty tpu(boolean hyperscaler) {
        return uncertainty(
                Distribution.lognormal(0.25, 4),
                Distribution.lognormal(0.30, 0.62),
                hyperscaler,
                work());
    }

    private static AmortizedUncertainty uncertainty(
            Distribution price, Distribution power, boolean hyperscaler, WorkUncertainty work) {
        return new AmortizedUncertainty(
                price,
                Distribution.lognormal(1.3, 2.1),
                Distribution.lognormal(1.07, 1.32),
                Distribution.normal(0.10, 0.18),
                Distribution.normal(-120, 120),
                Distribution.lognormal(0.6, 1.7),
                power,
                hyperscaler
                        ? Distribution.lognormal(1.05, 1.16)
                        : Distribution.lognormal(1.12, 1.4),
                work);
    }

    static WorkUncertainty work() {
        return work(Distribution.normal(0.1, 0.65, 0.01, 0.99));
    }

    private static WorkUncertainty work(Distribution mfu) {
        return new WorkUncertainty(
                Distribution.exact(1),
                Distribution.lognormal(0.8, 1.25),
                Distribution.lognormal(0.5, 2),
                Distribution.lognormal(1.0 / 3, 3),
                Distribution.lognormal(0.5, 2),
                mfu,
                DEFAULT_MFU,
                Distribution.exact(1));
    }

    static Distribution experiments() {
        return Distribution.lognormal(1.2, 4);
    }

    static StaffCost staff(int contributors, double months) {
        return new StaffCost(
                contributors,
                Distribution.exact(Time.monthsToYears(months)),
                Distribution.lognormal(0.05, 0.8),
                Distribution.lognormal(139_800, 265_200),
                Distribution.lognormal(1.25, 1.4),
                Distribution.lognormal(35_500, 501_600));
    }
}
