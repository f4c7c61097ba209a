package dev.modelcost.calc.training;

import dev.modelcost.calc.derivation.Input;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.calc.derivation.Time;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Amortised hardware and energy: the share of purchased chips' value that a run used up. Chips lose
 * value at the rate at which newer chips offer more performance per dollar; the run pays for the
 * hours it held them and for its electricity.
 *
 * <p>Source: Epoch, "The rising costs of training frontier AI models" (Cottier et al. 2024, arXiv
 * 2405.21015).
 *
 * <p>The static methods are the whole formula on doubles. They allocate nothing and use {@link
 * StrictMath}, so that sampling gives the same bits everywhere. They do not check their arguments;
 * {@link AmortizedInputs} does.
 *
 * @param valueAtStartUsd value of one chip including its share of the server when training began
 * @param usdPerChipHour hardware cost of a chip-hour, without interconnect
 * @param chipUsd bare chips
 * @param otherServerUsd the rest of the servers
 * @param interconnectUsd network between the servers
 * @param energyUsd electricity
 * @param energyKwh electricity use at the meter of the data centre
 * @param costUsd all four parts, in money of the time of training
 */
public record AmortizedCost(
        double valueAtStartUsd,
        double usdPerChipHour,
        double chipUsd,
        double otherServerUsd,
        double interconnectUsd,
        double energyUsd,
        double energyKwh,
        double costUsd,
        List<Step> derivation) {

    private static final double LN_10 = StrictMath.log(10);
    private static final double WATTS_PER_KILOWATT = 1000;

    public AmortizedCost {
        derivation = List.copyOf(derivation);
    }

    /** USD per chip at the start of training = price x 10^(-decline x years). */
    public static double valueAtStartUsd(
            double serverPricePerChipUsd, double declineOomPerYear, double years) {
        return serverPricePerChipUsd * StrictMath.exp(-LN_10 * declineOomPerYear * years);
    }

    /** USD per chip-hour = value x decline x ln(10) / 8766. */
    public static double usdPerChipHour(double valueAtStartUsd, double declineOomPerYear) {
        return valueAtStartUsd * declineOomPerYear * LN_10 / Time.HOURS_PER_YEAR;
    }

    /** USD for chips and servers, without interconnect. */
    public static double hardwareUsd(
            double serverPricePerChipUsd,
            double declineOomPerYear,
            double years,
            double chipHours) {
        return usdPerChipHour(
                        valueAtStartUsd(serverPricePerChipUsd, declineOomPerYear, years),
                        declineOomPerYear)
                * chipHours;
    }

    /** USD for the interconnect = hardware x share / (1 - share). */
    public static double interconnectUsd(double hardwareUsd, double interconnectShare) {
        return hardwareUsd * interconnectShare / (1 - interconnectShare);
    }

    /** kWh = TDP kW x server power factor x average power fraction x PUE x chip-hours. */
    public static double energyKwh(
            double tdpWatts,
            double serverPowerFactor,
            double averagePowerFraction,
            double pue,
            double chipHours) {
        return tdpWatts
                / WATTS_PER_KILOWATT
                * serverPowerFactor
                * averagePowerFraction
                * pue
                * chipHours;
    }

    /** The cost and its derivation, without sources. */
    public static AmortizedCost of(AmortizedInputs in) {
        return of(in, name -> null);
    }

    /**
     * @param sourceOf maps the name of an input in the derivation to the slug of its source; null
     *     for none
     */
    public static AmortizedCost of(AmortizedInputs in, UnaryOperator<String> sourceOf) {
        double value =
                valueAtStartUsd(
                        in.serverPricePerChipUsd(), in.priceDeclineOomPerYear(), in.yearsToStart());
        double rate = usdPerChipHour(value, in.priceDeclineOomPerYear());
        double hardware = rate * in.chipHours();
        double chip = hardware / in.serverOverhead();
        double interconnect = interconnectUsd(hardware, in.interconnectShare());
        double kwh =
                energyKwh(
                        in.tdpWatts(),
                        in.serverPowerFactor(),
                        in.averagePowerFraction(),
                        in.pue(),
                        in.chipHours());
        double energy = kwh * in.usdPerKwh();
        double cost = hardware + interconnect + energy;
        var decline = input("price decline", in.priceDeclineOomPerYear(), "OOM/year", sourceOf);
        var chipHours = input("chip-hours", in.chipHours(), "chip-hour", sourceOf);
        return new AmortizedCost(
                value,
                rate,
                chip,
                hardware - chip,
                interconnect,
                energy,
                kwh,
                cost,
                List.of(
                        Step.of(
                                "Value of a chip with its server at the start of training",
                                "server price x 10^(-price decline x years)",
                                value,
                                "USD/chip",
                                input(
                                        "server price",
                                        in.serverPricePerChipUsd(),
                                        "USD/chip",
                                        sourceOf),
                                decline,
                                input("years", in.yearsToStart(), "year", sourceOf)),
                        Step.of(
                                "Price of a chip-hour",
                                "value at start x price decline x ln(10) / 8766",
                                rate,
                                "USD/chip-hour",
                                Input.of("value at start", value, "USD/chip"),
                                decline),
                        Step.of(
                                "Hardware",
                                "price of a chip-hour x chip-hours",
                                hardware,
                                "USD",
                                Input.of("price of a chip-hour", rate, "USD/chip-hour"),
                                chipHours),
                        Step.of(
                                "of which bare chips",
                                "hardware / server overhead",
                                chip,
                                "USD",
                                Input.of("hardware", hardware, "USD"),
                                input("server overhead", in.serverOverhead(), "1", sourceOf)),
                        Step.of(
                                "of which other server parts",
                                "hardware - bare chips",
                                hardware - chip,
                                "USD",
                                Input.of("hardware", hardware, "USD"),
                                Input.of("bare chips", chip, "USD")),
                        Step.of(
                                "Interconnect",
                                "hardware x interconnect share / (1 - interconnect share)",
                                interconnect,
                                "USD",
                                Input.of("hardware", hardware, "USD"),
                                input("interconnect share", in.interconnectShare(), "1", sourceOf)),
                        Step.of(
                                "Energy used",
                                "TDP / 1000 x server power factor x average power fraction x PUE x chip-hours",
                                kwh,
                                "kWh",
                                input("TDP", in.tdpWatts(), "W", sourceOf),
                                input("server power factor", in.serverPowerFactor(), "1", sourceOf),
                                input(
                                        "average power fraction",
                                        in.averagePowerFraction(),
                                        "1",
                                        sourceOf),
                                input("PUE", in.pue(), "1", sourceOf),
                                chipHours),
                        Step.of(
                                "Energy",
                                "energy used x electricity price",
                                energy,
                                "USD",
                                Input.of("energy used", kwh, "kWh"),
                                input("electricity price", in.usdPerKwh(), "USD/kWh", sourceOf)),
                        Step.of(
                                "Amortised cost",
                                "hardware + interconnect + energy",
                                cost,
                                "USD",
                                Input.of("hardware", hardware, "USD"),
                                Input.of("interconnect", interconnect, "USD"),
                                Input.of("energy", energy, "USD"))));
    }

    private static Input input(
            String name, double value, String unit, UnaryOperator<String> sourceOf) {
        return new Input(name, value, unit, sourceOf.apply(name));
    }
}
