package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Require;
import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * When chips could first be had and when training began, where nobody says so. Rules of Epoch, "The
 * rising costs of training frontier AI models".
 *
 * @param releaseToAvailabilityDays from a GPU's release until it can be bought in quantity, at
 *     least 0; 90
 * @param trainingToPublicationDays from the end of training to publication, at least 0; 60
 * @param acquisitionToTrainingDays from getting the chips to the start of training, at least 0; 60
 * @param defaultTrainingHours where the duration is not known, above 0; 793.5, the median of
 *     Epoch's systems
 * @param startToPublicationDays of a model of which it is known; null of all others
 */
public record TrainingDates(
        int releaseToAvailabilityDays,
        int trainingToPublicationDays,
        int acquisitionToTrainingDays,
        double defaultTrainingHours,
        Integer startToPublicationDays) {

    /** A century: work that would take longer on its chips has no date. */
    private static final double MOST_HOURS = 876_600;

    public TrainingDates {
        Require.notNegative("releaseToAvailabilityDays", releaseToAvailabilityDays);
        Require.notNegative("trainingToPublicationDays", trainingToPublicationDays);
        Require.notNegative("acquisitionToTrainingDays", acquisitionToTrainingDays);
        Require.positive("defaultTrainingHours", defaultTrainingHours);
    }

    /** Of a model whose start is not known. */
    public TrainingDates(
            int releaseToAvailabilityDays,
            int trainingToPublicationDays,
            int acquisitionToTrainingDays,
            double defaultTrainingHours) {
        this(
                releaseToAvailabilityDays,
                trainingToPublicationDays,
                acquisitionToTrainingDays,
                defaultTrainingHours,
                null);
    }

    /**
     * A GPU is available from its price's date or some weeks after its release, whichever is later.
     */
    public LocalDate gpuAvailableFrom(LocalDate priceDate, LocalDate release) {
        var shipped = release.plusDays(releaseToAvailabilityDays);
        return priceDate.isAfter(shipped) ? priceDate : shipped;
    }

    /** A TPU is made for its maker, who has it by the day of its release. */
    public LocalDate tpuAvailableFrom(LocalDate release) {
        return release;
    }

    /**
     * When a chip could first be had.
     *
     * @param release null if unknown
     * @param priceDate of its purchase; null where only its release counts
     * @return null if neither is known
     */
    public LocalDate availableFrom(boolean tpu, LocalDate release, LocalDate priceDate) {
        if (release == null) {
            return priceDate;
        }
        return tpu
                ? tpuAvailableFrom(release)
                : gpuAvailableFrom(priceDate == null ? release : priceDate, release);
    }

    /**
     * Publication - training time - some weeks, not before the chips were available; of a model
     * whose start is known that, not before the chips either.
     *
     * @param trainingHours wall-clock; empty where not known
     */
    public LocalDate trainingStart(
            LocalDate publication, OptionalDouble trainingHours, LocalDate availableFrom) {
        if (startToPublicationDays != null) {
            return notBefore(availableFrom, publication.minusDays(startToPublicationDays));
        }
        return notBefore(
                availableFrom,
                hoursBefore(publication.minusDays(trainingToPublicationDays), trainingHours));
    }

    /** The day whose hourly price a renter paid. */
    public LocalDate rentalPriceDate(LocalDate trainingStart) {
        return trainingStart.minusDays(acquisitionToTrainingDays);
    }

    private LocalDate hoursBefore(LocalDate day, OptionalDouble trainingHours) {
        double hours =
                Require.positive("trainingHours", trainingHours.orElse(defaultTrainingHours));
        hours = Math.min(hours, MOST_HOURS);
        // Whole hours, and then whole days: what Epoch's published values were computed with.
        return day.atStartOfDay().minusHours((long) hours).toLocalDate();
    }

    private static LocalDate notBefore(LocalDate first, LocalDate day) {
        return day.isBefore(first) ? first : day;
    }
}
