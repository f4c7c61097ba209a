package dev.modelcost.calc.sampling;

import java.util.Arrays;

/**
 * Quantiles by Hyndman and Fan's type 7: linear between the order statistics around (n - 1) x p,
 * the default of R and NumPy.
 *
 * <p>Finding a few order statistics needs no sorted array. Values are counted into buckets by their
 * leading bits, which increase with the value, and only the buckets that hold the wanted ranks are
 * sorted: three passes without a branch that a processor could mispredict.
 */
public final class Quantiles {

    private static final int MOST_BUCKET_BITS = 11;

    /** Chosen so that a bucket holds about eight values if they are spread evenly. */
    private static final int BITS_WITHIN_BUCKET = 3;

    /**
     * As a difference of bits. Values smaller than the largest by more than a factor of 2^16 go
     * into the first bucket; otherwise a single 0 would leave only two buckets per factor of 2.
     */
    private static final long TOLD_APART = 16L << 52;

    private final double[] values;
    private final long least;
    private final int shift;
    private final int[] counts;

    private Quantiles(double[] values) {
        this.values = values;
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(values.length) - BITS_WITHIN_BUCKET;
        int bucketBits = Math.max(1, Math.min(MOST_BUCKET_BITS, bits));
        counts = new int[1 << bucketBits];
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (double value : values) {
            long rising = rising(value);
            min = Math.min(min, rising);
            max = Math.max(max, rising);
        }
        least = max < Long.MIN_VALUE + TOLD_APART ? min : Math.max(min, max - TOLD_APART);
        shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(max - least) - bucketBits);
        for (double value : values) {
            counts[bucket(value)]++;
        }
    }

    /** The quantile at p in 0..1 of values that are not NaN. The array is overwritten. */
    public static double of(double[] values, double p) {
        return of(values, new double[] {p})[0];
    }

    /**
     * The quantiles at each p.
     *
     * @param values at least one, none of them NaN; the array is overwritten
     * @param ps each in 0..1
     */
    public static double[] of(double[] values, double[] ps) {
        int last = values.length - 1;
        var ranks = new int[2 * ps.length];
        for (int i = 0; i < ps.length; i++) {
            ranks[2 * i] = (int) (last * ps[i]);
            ranks[2 * i + 1] = Math.min(last, ranks[2 * i] + 1);
        }
        var statistics = new Quantiles(values).ofRanks(ranks);
        var result = new double[ps.length];
        for (int i = 0; i < ps.length; i++) {
            double weight = last * ps[i] - ranks[2 * i];
            double below = statistics[2 * i];
            result[i] = below + weight * (statistics[2 * i + 1] - below);
        }
        return result;
    }

    private double[] ofRanks(int[] ranks) {
        var rising = ranks.clone();
        Arrays.sort(rising);
        var wanted = new boolean[counts.length];
        var elsewhere = new int[rising.length];
        int before = 0;
        int notWanted = 0;
        int next = 0;
        for (int bucket = 0; next < rising.length; bucket++) {
            before += counts[bucket];
            for (; next < rising.length && rising[next] < before; next++) {
                wanted[bucket] = true;
                elsewhere[next] = notWanted;
            }
            notWanted += wanted[bucket] ? 0 : counts[bucket];
        }
        sortInFront(wanted);
        var found = new double[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            found[i] = values[ranks[i] - elsewhere[Arrays.binarySearch(rising, ranks[i])]];
        }
        return found;
    }

    /** Moves the values of the wanted buckets to the front, in order. */
    private void sortInFront(boolean[] wanted) {
        int found = 0;
        for (double value : values) {
            // Written every time, counted only if wanted.
            values[found] = value;
            found += wanted[bucket(value)] ? 1 : 0;
        }
        Arrays.sort(values, 0, found);
    }

    private int bucket(double value) {
        return (int) (Math.max(rising(value), least) - least >>> shift);
    }

    /**
     * A number that increases with the value, across 0 as well; 0.0 and -0.0 map to the same
     * number.
     */
    private static long rising(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ (bits >> Long.SIZE - 1 & Long.MAX_VALUE);
    }
}
