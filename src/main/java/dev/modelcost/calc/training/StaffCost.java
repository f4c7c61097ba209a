package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Require;
import dev.modelcost.calc.sampling.Distribution;

/**
 * What the people cost who made a model: contributors x duration x share of their time x (salary x
 * overhead + equity). The contributors differ independently of each other. Source: Epoch, "The
 * rising costs of training frontier AI models", section 2.4.
 *
 * @param contributors above 0
 * @param durationYears of the project
 * @param timeShare of a contributor's time that went into this model
 * @param salaryUsdPerYear base salary
 * @param salaryOverhead what an employer pays / base salary (benefits, payroll tax)
 * @param equityUsdPerYear shares and options, without overhead
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
     * What all contributors cost in a year, as one distribution: the lognormal that has the mean
     * and the variance of the sum. Drawing every contributor gives the same to about 1 % from some
     * twenty of them on, at a thousand times the work.
     */
    public Distribution usdPerYear() {
        double salary = salaryUsdPerYear.moment(1) * salaryOverhead.moment(1);
        double salarySquared = salaryUsdPerYear.moment(2) * salaryOverhead.moment(2);
        double equity = equityUsdPerYear.moment(1);
        double mean = timeShare.moment(1) * (salary + equity);
        double meanSquare =
                timeShare.moment(2)
                        * (salarySquared + 2 * salary * equity + equityUsdPerYear.moment(2));
        // Exact inputs leave a variance of 0, which rounding may put a little below.
        return Distribution.lognormalOfMoments(
                contributors * mean, Math.max(0, contributors * (meanSquare - mean * mean)));
    }
}
