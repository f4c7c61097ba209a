package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.sampling.Distribution;

/**
 * The cost of the staff who developed a model: contributors x duration x share of their time x
 * (salary x overhead + equity). The contributors differ independently of each other. Source: Epoch,
 * "The rising costs of training frontier AI models", section 2.4.
 *
 * @param contributors above 0
 * @param durationYears of the project
 * @param timeShare of a contributor's time that went into this model
 * @param salaryUsdPerYear base salary
 * @param salaryOverhead total employer cost / base salary, to cover benefits and payroll tax
 * @param equityUsdPerYear shares and options, on which there is no overhead
 */
public record StaffCost(
        int contributors,
        Distribution durationYears,
        Distribution timeShare,
        Distribution salaryUsdPerYear,
        Distribution salaryOverhead,
        Distribution equityUsdPerYear) {

    public StaffCost {
        Require.positive("contributors", contributors);
        Require.positive("durationYears", durationYears.median());
    }

    /**
     * The cost of all contributors per year as one distribution: the lognormal with the mean and
     * variance of the sum. Drawing each contributor separately gives the same result to about 1 %
     * from about twenty contributors on, at a thousand times the work.
     */
    public Distribution usdPerYear() {
        double salary = salaryUsdPerYear.moment(1) * salaryOverhead.moment(1);
        double salarySquared = salaryUsdPerYear.moment(2) * salaryOverhead.moment(2);
        double equity = equityUsdPerYear.moment(1);
        double mean = timeShare.moment(1) * (salary + equity);
        double meanSquare =
                timeShare.moment(2)
                        * (salarySquared + 2 * salary * equity + equityUsdPerYear.moment(2));
        // Exact inputs have a variance of 0, which rounding may push slightly below 0.
        return Distribution.lognormalOfMoments(
                contributors * mean, Math.max(0, contributors * (meanSquare - mean * mean)));
    }
}
