package dev.modelcost.calc.training;

import static dev.modelcost.calc.training.EpochAssumptions.DATES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TrainingDatesTest {

    private static final LocalDate A100_RELEASE = LocalDate.of(2020, 5, 14);
    private static final LocalDate A100_AVAILABLE = LocalDate.of(2020, 8, 12);

    @Test
    void aGpuIsAvailableNinetyDaysAfterItsRelease() {
        assertThat(DATES.gpuAvailableFrom(LocalDate.of(2020, 5, 21), A100_RELEASE))
                .isEqualTo(A100_AVAILABLE);
    }

    @Test
    void orFromTheDateOfItsPriceIfThatIsLater() {
        assertThat(DATES.gpuAvailableFrom(LocalDate.of(2021, 6, 30), A100_RELEASE))
                .isEqualTo(LocalDate.of(2021, 6, 30));
    }

    @Test
    void aTpuIsAvailableAtItsRelease() {
        assertThat(DATES.tpuAvailableFrom(LocalDate.of(2021, 5, 20)))
                .isEqualTo(LocalDate.of(2021, 5, 20));
    }

    @Test
    void trainingOfOptStartedItsHoursAndSixtyDaysBeforePublication() {
        assertThat(
                        DATES.trainingStart(
                                LocalDate.of(2022, 5, 2), OptionalDouble.of(793.5), A100_AVAILABLE))
                .isEqualTo(LocalDate.of(2022, 1, 28));
        assertThat(
                        DATES.trainingStart(
                                LocalDate.of(2022, 5, 2), OptionalDouble.empty(), A100_AVAILABLE))
                .isEqualTo(LocalDate.of(2022, 1, 28));
    }

    @Test
    void trainingDoesNotStartBeforeThereAreChips() {
        assertThat(
                        DATES.trainingStart(
                                LocalDate.of(2020, 9, 1), OptionalDouble.of(100), A100_AVAILABLE))
                .isEqualTo(A100_AVAILABLE);
    }

    @Test
    void theRentWasAgreedSixtyDaysBeforeTraining() {
        assertThat(DATES.rentalPriceDate(LocalDate.of(2022, 5, 12)))
                .isEqualTo(LocalDate.of(2022, 3, 13));
    }

    @Test
    void refusesDurationsThatCannotBe() {
        assertThatThrownBy(
                        () ->
                                DATES.trainingStart(
                                        A100_RELEASE, OptionalDouble.of(0), A100_AVAILABLE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TrainingDates(-1, 60, 60, 793.5))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
