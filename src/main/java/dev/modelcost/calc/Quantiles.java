package dev.modelcost.calc;

/**
 * Quantiles by Hyndman and Fan's type 7: linear between the order statistics around (n - 1) x p,
 * the default of R and NumPy. By selection, since three quantiles do not need the whole array in
 * order.
 */
final class Quantiles {

    private Quantiles() {}

    /** The quantile at p in 0..1 of values that are not NaN. Their order is changed. */
    static double of(double[] values, double p) {
        double position = (values.length - 1) * p;
        int below = (int) position;
        select(values, below);
        double weight = position - below;
        return weight == 0
                ? values[below]
                : values[below] + weight * (leastAfter(values, below) - values[below]);
    }

    /**
     * Puts the k-th smallest value at k, no larger ones before it and no smaller ones after it
     * (Hoare's quickselect).
     */
    private static void select(double[] values, int k) {
        int from = 0;
        int to = values.length - 1;
        while (from < to) {
            double pivot = medianOfThree(values[from], values[from + to >>> 1], values[to]);
            int i = from;
            int j = to;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swapped = values[i];
                    values[i++] = values[j];
                    values[j--] = swapped;
                }
            }
            if (k <= j) {
                to = j;
            } else if (k >= i) {
                from = i;
            } else {
                return;
            }
        }
    }

    private static double medianOfThree(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private static double leastAfter(double[] values, int k) {
        double least = values[k + 1];
        for (int i = k + 2; i < values.length; i++) {
            least = Math.min(least, values[i]);
        }
        return least;
    }
}
