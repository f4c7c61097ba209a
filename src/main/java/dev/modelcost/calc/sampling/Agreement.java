package dev.modelcost.calc.sampling;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * How well computed figures agree with measured ones.
 *
 * @param count how many were compared, at least 1
 * @param within1And25 share of them that is at most a factor of 1.25 off
 * @param within1And5 share of them that is at most a factor of 1.5 off
 * @param within2 share that is at most a factor of 2 off
 * @param inRange share that lies in the range stated of it
 * @param medianRatio median of measured / computed
 * @param factorOf90Percent the factor within which 90 % lie
 * @param worst those that are the furthest off, the worst first
 */
public record Agreement(
        int count,
        double within1And25,
        double within1And5,
        double within2,
        double inRange,
        double medianRatio,
        double factorOf90Percent,
        List<Compared> worst) {

    /**
     * @param worst how many of the worst to keep
     * @throws IllegalArgumentException if nothing was compared
     */
    public static Agreement of(Collection<Compared> all, int worst) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("nothing was compared");
        }
        var ratios = all.stream().mapToDouble(Compared::ratio).toArray();
        var factors = all.stream().mapToDouble(Compared::factor).toArray();
        return new Agreement(
                all.size(),
                share(all, one -> one.factor() <= 1.25),
                share(all, one -> one.factor() <= 1.5),
                share(all, one -> one.factor() <= 2),
                share(all, Compared::isInRange),
                Quantiles.of(ratios, 0.5),
                Quantiles.of(factors, 0.9),
                all.stream()
                        .sorted(
                                Comparator.comparingDouble(Compared::factor)
                                        .reversed()
                                        .thenComparing(Compared::id))
                        .limit(worst)
                        .toList());
    }

    private static double share(Collection<Compared> all, Predicate<Compared> holds) {
        return (double) all.stream().filter(holds).count() / all.size();
    }
}
