package dev.modelcost.calc.units;

import dev.modelcost.calc.derivation.Time;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A unit in which figures are published, and its size in the base unit of its dimension: USD,
 * chip-hours, chips, FLOP, tokens, parameters, 1, kWh, kg, litres, USD per million tokens, FLOP/s,
 * W, hours, USD per chip-hour, tokens/s.
 *
 * @param name as written in claims, such as {@code MWh}
 * @param dimension what it measures
 * @param inBase number of base units in one of it
 * @param currency ISO 4217 code for money and prices; null for everything else
 */
public record Unit(String name, Dimension dimension, double inBase, String currency) {

    private static final Map<String, Unit> KNOWN = new LinkedHashMap<>();

    /** Published figures speak of k, M, B and T; an exponent each. */
    private static final Map<String, Double> MULTIPLES =
            Map.of("", 1.0, "k", 1e3, "M", 1e6, "B", 1e9, "T", 1e12);

    private static final Pattern MONEY_MULTIPLE = Pattern.compile("[A-Z]{3} [kMBT]");
    private static final Pattern MULTIPLE = Pattern.compile("[kMBT] .+");

    /** English words per token: 0.75 (docs/concepts/prices.md). */
    private static final double WORDS_PER_TOKEN = 0.75;

    private static final double HOURS_PER_DAY = 24;
    private static final double MONTHS_PER_YEAR = 12;
    private static final double MINUTES_PER_HOUR = 60;
    private static final double KG_PER_POUND = 0.45359237;
    private static final double LITRES_PER_GALLON = 3.785411784;

    static {
        for (var currency : List.of("USD", "EUR", "CNY", "GBP", "JPY")) {
            money(currency);
        }
        multiples("chip-hours", Dimension.CHIP_HOURS);
        multiples("GPU-hours", Dimension.CHIP_HOURS);
        add("chip-days", Dimension.CHIP_HOURS, HOURS_PER_DAY);
        add("chip-weeks", Dimension.CHIP_HOURS, 7 * HOURS_PER_DAY);
        add("chip-months", Dimension.CHIP_HOURS, Time.HOURS_PER_YEAR / MONTHS_PER_YEAR);
        add("chip-years", Dimension.CHIP_HOURS, Time.HOURS_PER_YEAR);
        multiples("chips", Dimension.COUNT);
        multiples("GPUs", Dimension.COUNT);
        multiples("TPUs", Dimension.COUNT);
        multiples("parameters", Dimension.PARAMETERS);
        multiples("tokens", Dimension.TOKENS);
        add("words", Dimension.TOKENS, 1 / WORDS_PER_TOKEN);
        add("FLOP", Dimension.FLOP, 1);
        add("GFLOP", Dimension.FLOP, 1e9);
        add("TFLOP", Dimension.FLOP, 1e12);
        add("PFLOP", Dimension.FLOP, 1e15);
        add("EFLOP", Dimension.FLOP, 1e18);
        add("ZFLOP", Dimension.FLOP, 1e21);
        add("YFLOP", Dimension.FLOP, 1e24);
        add("PFLOP/s-days", Dimension.FLOP, 1e15 * 3600 * HOURS_PER_DAY);
        add("ratio", Dimension.RATIO, 1);
        add("fraction", Dimension.RATIO, 1);
        add("times", Dimension.RATIO, 1);
        add("x", Dimension.RATIO, 1);
        add("percent", Dimension.RATIO, 0.01);
        add("%", Dimension.RATIO, 0.01);
        add("mWh", Dimension.ENERGY, 1e-6);
        add("Wh", Dimension.ENERGY, 1e-3);
        add("kWh", Dimension.ENERGY, 1);
        add("MWh", Dimension.ENERGY, 1e3);
        add("GWh", Dimension.ENERGY, 1e6);
        add("TWh", Dimension.ENERGY, 1e9);
        add("J", Dimension.ENERGY, 1 / 3.6e6);
        add("kJ", Dimension.ENERGY, 1e-3 / 3.6);
        add("MJ", Dimension.ENERGY, 1 / 3.6);
        add("GJ", Dimension.ENERGY, 1e3 / 3.6);
        add("mgCO2e", Dimension.MASS, 1e-6);
        add("gCO2e", Dimension.MASS, 1e-3);
        add("kgCO2e", Dimension.MASS, 1);
        add("tCO2e", Dimension.MASS, 1e3);
        add("ktCO2e", Dimension.MASS, 1e6);
        add("MtCO2e", Dimension.MASS, 1e9);
        add("lbCO2e", Dimension.MASS, KG_PER_POUND);
        add("short tons CO2e", Dimension.MASS, 2000 * KG_PER_POUND);
        add("mL", Dimension.VOLUME, 1e-3);
        add("L", Dimension.VOLUME, 1);
        add("m3", Dimension.VOLUME, 1e3);
        add("ML", Dimension.VOLUME, 1e6);
        add("gallons", Dimension.VOLUME, LITRES_PER_GALLON);
        add("FLOP/s", Dimension.FLOP_PER_SECOND, 1);
        add("GFLOP/s", Dimension.FLOP_PER_SECOND, 1e9);
        add("TFLOP/s", Dimension.FLOP_PER_SECOND, 1e12);
        add("PFLOP/s", Dimension.FLOP_PER_SECOND, 1e15);
        add("EFLOP/s", Dimension.FLOP_PER_SECOND, 1e18);
        add("ZFLOP/s", Dimension.FLOP_PER_SECOND, 1e21);
        add("TOP/s", Dimension.FLOP_PER_SECOND, 1e12);
        add("W", Dimension.POWER, 1);
        add("kW", Dimension.POWER, 1e3);
        add("MW", Dimension.POWER, 1e6);
        add("GW", Dimension.POWER, 1e9);
        add("minutes", Dimension.HOURS, 1.0 / MINUTES_PER_HOUR);
        add("hours", Dimension.HOURS, 1);
        add("days", Dimension.HOURS, HOURS_PER_DAY);
        add("weeks", Dimension.HOURS, 7 * HOURS_PER_DAY);
        add("months", Dimension.HOURS, Time.HOURS_PER_YEAR / MONTHS_PER_YEAR);
        add("years", Dimension.HOURS, Time.HOURS_PER_YEAR);
        add("tokens/s", Dimension.TOKENS_PER_SECOND, 1);
    }

    private static void multiples(String name, Dimension dimension) {
        add(name, dimension, 1);
        add("k " + name, dimension, 1e3);
        add("M " + name, dimension, 1e6);
        add("B " + name, dimension, 1e9);
        add("T " + name, dimension, 1e12);
    }

    private static void money(String currency) {
        for (var multiple : List.of("", "k", "M", "B", "T")) {
            var name = multiple.isEmpty() ? currency : currency + " " + multiple;
            KNOWN.put(name, new Unit(name, Dimension.MONEY, MULTIPLES.get(multiple), currency));
        }
        KNOWN.put(
                currency + " cents",
                new Unit(currency + " cents", Dimension.MONEY, 0.01, currency));
        for (var size : List.of("", " cents")) {
            prices(currency + size, size.isEmpty() ? 1 : 0.01, currency);
        }
    }

    private static void prices(String money, double size, String currency) {
        price(money + "/Mtok", size, currency);
        price(money + "/ktok", 1e3 * size, currency);
        price(money + "/token", 1e6 * size, currency);
        price(money + "/Mwords", WORDS_PER_TOKEN * size, currency);
        var rate = money + "/chip-hour";
        KNOWN.put(rate, new Unit(rate, Dimension.CHIP_RATE, size, currency));
    }

    private static void price(String name, double perMillionTokens, String currency) {
        KNOWN.put(name, new Unit(name, Dimension.TOKEN_PRICE, perMillionTokens, currency));
    }

    private static void add(String name, Dimension dimension, double inBase) {
        KNOWN.put(name, new Unit(name, dimension, inBase, null));
    }

    /**
     * The unit with this name; money of a given year, such as {@code USD-2023}, counts as money.
     */
    public static Optional<Unit> of(String name) {
        var known = KNOWN.get(name);
        if (known == null && name.matches("[A-Z]{3}-(19|20)\\d\\d")) {
            var money = KNOWN.get(name.substring(0, 3));
            return Optional.ofNullable(money).map(m -> new Unit(name, m.dimension, 1, m.currency));
        }
        if (known == null && MULTIPLE.matcher(name).matches()) {
            return Optional.ofNullable(KNOWN.get(name.substring(2)))
                    .filter(unit -> unit.multiple() == 1)
                    .flatMap(unit -> unit.times(MULTIPLES.get(name.substring(0, 1))));
        }
        return Optional.ofNullable(known);
    }

    /**
     * The unit that is a multiple of this one, as published figures have it: a thousand, a million,
     * a billion or a trillion.
     *
     * @return empty if it has no such multiple
     */
    public Optional<Unit> times(double size) {
        return MULTIPLES.entrySet().stream()
                .filter(multiple -> multiple.getValue() == size)
                .map(Map.Entry::getKey)
                .findFirst()
                .map(letter -> letter.isEmpty() ? this : multiple(letter, size));
    }

    private Unit multiple(String letter, double size) {
        var written = dimension == Dimension.MONEY ? name + " " + letter : letter + " " + name;
        return Optional.ofNullable(KNOWN.get(written))
                .orElseGet(() -> new Unit(written, dimension, inBase * size, currency));
    }

    /**
     * How many of the unit without its multiple are in one: a million for {@code M tokens}; 1 if it
     * is no multiple.
     */
    public double multiple() {
        return MULTIPLES.get(
                MONEY_MULTIPLE.matcher(name).matches()
                        ? name.substring(4)
                        : MULTIPLE.matcher(name).matches() ? name.substring(0, 1) : "");
    }

    /** The name without its multiple: {@code tokens} of {@code M tokens}. */
    public String withoutMultiple() {
        return MONEY_MULTIPLE.matcher(name).matches()
                ? name.substring(0, 3)
                : MULTIPLE.matcher(name).matches() ? name.substring(2) : name;
    }

    /** The year of inflation-adjusted money; empty for today's money. */
    public Optional<Integer> moneyOf() {
        return dimension == Dimension.MONEY && name.matches(".*-\\d{4}")
                ? Optional.of(Integer.valueOf(name.substring(name.length() - 4)))
                : Optional.empty();
    }

    /** Names of all units, grouped by dimension. */
    public static List<String> known() {
        var names = new ArrayList<>(KNOWN.keySet());
        names.add(1, "USD-2023");
        return List.copyOf(names);
    }

    /** Names of the units of a dimension. */
    public static List<String> of(Dimension dimension) {
        return KNOWN.values().stream()
                .filter(unit -> unit.dimension == dimension)
                .map(Unit::name)
                .toList();
    }

    /**
     * The share of one of several, where a figure is stated of all of them: kWh of "kWh per million
     * tokens" for each token.
     *
     * @param several how they are called, such as {@code Mtok}
     * @param count of them
     */
    public Unit each(String several, double count) {
        return new Unit(name + "/" + several, dimension, inBase / count, currency);
    }

    public double toBase(double value) {
        return value * inBase;
    }

    public double fromBase(double value) {
        return value / inBase;
    }
}
