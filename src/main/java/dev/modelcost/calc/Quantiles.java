package dev.modelcost.calc;

import java.util.Arrays;

/**
 * Quantiles by Hyndman and Fan's type 7: linear between the order statistics around (n - 1) x p,
 * the default of R and NumPy.
 *
 * <p>A few order statistics need no sorted array. The values are counted into buckets of their
 * leading bits, which rise with the value, and only the buckets that hold the wanted ranks are
 * sorted: three passes without a branch that a processor could guess wrong.
 */
final class Quantiles {

    private static final int BUCKET_BITS = 11;

    private final double[] values;
    private final long least;
    private final int shift;
    private final int[] counts = new int[1 << BUCKET_BITS];

    private Quantiles(double[] values) {
        this.values = values;
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (double value : values) {
            long rising = rising(value);
            min = Math.min(min, rising);
            max = Math.max(max, rising);
        }
        least = min;
        shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(max - min) - BUCKET_BITS);
        for (double value : values) {
            counts[bucket(value)]++;
        }
    }

    /** The quantile at p in 0..1 of values that are not NaN. The values are lost. */
    static double of(double[] values, double p) {
        return of(values, new double[] {p})[0];
    }

    /**
     * The quantiles at each p.
     *
     * @param values at least one, none of them NaN; what they were is lost
     * @param ps each in 0..1
     */
    static double[] of(double[] values, double[] ps) {
        int last = values.length - 1;
        var quantiles = new Quantiles(values);
        var below = new int[ps.length];
        var wanted = new boolean[quantiles.counts.length];
        for (int i = 0; i < ps.length; i++) {
            below[i] = (int) (last * ps[i]);
            wanted[quantiles.bucketOfRank(below[i])] = true;
            wanted[quantiles.bucketOfRank(Math.min(last, below[i] + 1))] = true;
        }
        quantiles.sortInFront(wanted);
        var result = new double[ps.length];
        for (int i = 0; i < ps.length; i++) {
            double weight = last * ps[i] - below[i];
            double at = quantiles.ofRank(below[i], wanted);
            result[i] =
                    weight == 0 ? at : at + weight * (quantiles.ofRank(below[i] + 1, wanted) - at);
        }
        return result;
    }

    /** A number that rises with the value, also from below 0 to above; 0.0 and -0.0 are one. */
    private static long rising(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ (bits >> Long.SIZE - 1 & Long.MAX_VALUE);
    }

    private int bucket(double value) {
        return (int) (rising(value) - least >>> shift);
    }

    private int bucketOfRank(int rank) {
        int bucket = 0;
        int upTo = counts[0];
        while (upTo <= rank) {
            upTo += counts[++bucket];
        }
        return bucket;
    }

    /** Puts the values of the wanted buckets in front, in order. */
    private void sortInFront(boolean[] wanted) {
        int found = 0;
        for (double value : values) {
            // Written every time, counted only if wanted.
            values[found] = value;
            found += wanted[bucket(value)] ? 1 : 0;
        }
        Arrays.sort(values, 0, found);
    }

    /** The value of a rank whose bucket is wanted, once those are in front. */
    private double ofRank(int rank, boolean[] wanted) {
        int elsewhere = 0;
        int upTo = 0;
        for (int bucket = 0; upTo <= rank; bucket++) {
            upTo += counts[bucket];
            elsewhere += wanted[bucket] ? 0 : counts[bucket];
        }
        return values[rank - elsewhere];
    }
}
