package dev.modelcost.calc.trend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The candidates that no other candidate beats. One beats another if its score is at least as high
 * and its price at least as low, and one of the two is strictly better.
 *
 * @param members by price, then name; candidates with the same price and score are all included
 * @param dominated the others, by price, then name
 */
public record ParetoFront(List<Candidate> members, List<Candidate> dominated) {

    /**
     * @param name name that a reader knows it by
     * @param price lower is better
     * @param score higher is better
     */
    public record Candidate(String name, double price, double score) {

        /**
         * @throws IllegalArgumentException if price or score is not finite
         */
        public Candidate {
            Objects.requireNonNull(name);
            if (!Double.isFinite(price) || !Double.isFinite(score)) {
                throw new IllegalArgumentException(
                        name + " has a price or score that is not finite: " + price + ", " + score);
            }
            // Sorting tells -0.0 from 0.0, comparing does not.
            price += 0.0;
            score += 0.0;
        }

        /** Whether this one is at least as good in both and better in one. */
        public boolean beats(Candidate other) {
            return score >= other.score
                    && price <= other.price
                    && (score > other.score || price < other.price);
        }
    }

    public ParetoFront {
        members = List.copyOf(members);
        dominated = List.copyOf(dominated);
    }

    public static ParetoFront of(List<Candidate> candidates) {
        var members = new ArrayList<Candidate>();
        var dominated = new ArrayList<Candidate>();
        // From the cheapest up, with the best at each price first: a candidate is beaten if the
        // last
        // member beats it.
        candidates.stream()
                .sorted(
                        Comparator.comparingDouble(Candidate::price)
                                .thenComparing(
                                        Comparator.comparingDouble(Candidate::score).reversed())
                                .thenComparing(Candidate::name))
                .forEachOrdered(
                        candidate -> {
                            var last = members.isEmpty() ? null : members.get(members.size() - 1);
                            (last == null
                                                    || candidate.score() > last.score()
                                                    || same(candidate, last)
                                            ? members
                                            : dominated)
                                    .add(candidate);
                        });
        dominated.sort(Comparator.comparingDouble(Candidate::price).thenComparing(Candidate::name));
        return new ParetoFront(members, dominated);
    }

    private static boolean same(Candidate one, Candidate other) {
        return one.price() == other.price() && one.score() == other.score();
    }
}
