package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Require;
import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * Estimates when chips were first available and when training began, where no source says so.
 * Epoch's rules from "The rising costs of training frontier AI models".
 *
 * @param releaseToAvailabilityDays from a GPU's release until it can be bought in quantity, at
 *     least 0; 90
 * @param trainingToPublicationDays from the end of training to publication, at least 0; 60
 * @param acquisitionToTrainingDays from acquiring the chips to the start of training, at least 0;
 *     60
 * @param defaultTrainingHours used where the duration is not known, above 0; 793.5, the median of
 *     Epoch's systems
 * @param startToPublicationDays gives the days from start of training to publication for a model
 *     where they are known; null for all others
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

    /** For a model whose start is not known. */
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
     * A GPU is available from the date of its price or some weeks after its release, whichever is
     * later.
     */
    public LocalDate gpuAvailableFrom(LocalDate priceDate, LocalDate release) {
        var shipped = release.plusDays(releaseToAvailabilityDays);
        return priceDate.isAfter(shipped) ? priceDate : shipped;
    }

    /** A TPU is built for its own maker, who has it by the day of its release. */
    public LocalDate tpuAvailableFrom(LocalDate release) {
        return release;
    }

    /**
     * When a chip was first available.
     *
     * @param release null if unknown
     * @param priceDate date of its purchase price; null where only its release is used
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
     * The known start of training, else publication minus training time minus some weeks; in either
     * case not before the chips were available.
     *
     * @param trainingHours wall-clock hours; empty where not known
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

    /** The date whose hourly price a renter paid. */
    public LocalDate rentalPriceDate(LocalDate trainingStart) {
        return trainingStart.minusDays(acquisitionToTrainingDays);
    }

    private LocalDate hoursBefore(LocalDate day, OptionalDouble trainingHours) {
        double hours =
                Require.positive("trainingHours", trainingHours.orElse(defaultTrainingHours));
        hours = Math.min(hours, MOST_HOURS);
        // Rounded to whole hours and then whole days, as in Epoch's published values.
        return day.atStartOfDay().minusHours((long) hours).toLocalDate();
    }

    private static LocalDate notBefore(LocalDate first, LocalDate day) {
        return day.isBefore(first) ? first : day;
    }
}
