package dev.modelcost.calc.claimwords;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The plain words for units, in lower case; some mean one of several by what is measured. */
final class UnitNames {

    /** By the plain words for a unit: its name, or its names where the words have two meanings. */
    private static final Map<String, List<String>> NAMES = new TreeMap<>();

    static {
        names("USD", "usd", "dollar", "dollars", "us dollar", "us dollars", "u.s. dollars");
        names("EUR", "eur", "euro", "euros");
        names("CNY", "cny", "rmb", "yuan", "renminbi");
        names("JPY", "jpy", "yen");
        names("GBP", "gbp", "sterling", "pounds", "pound");
        names("lbCO2e", "lb", "lbs", "pound", "pounds");
        names("USD cents", "cent", "cents");
        names("tokens", "token", "tokens", "tok", "toks", "training tokens");
        names("words", "word", "words");
        names("parameters", "parameter", "parameters", "param", "params", "weights");
        for (var which : List.of("total", "active", "activated", "trainable", "model")) {
            names("parameters", which + " parameter", which + " parameters", which + " params");
        }
        names("times", "times", "x", "fold", "time", "times as much", "times cheaper");
        names("percent", "percent", "per cent", "pct");
        names("ratio", "ratio", "fraction", "share");
        energy();
        mass("g", "g", "gram", "grams", "gramme", "grammes");
        mass("kg", "kg", "kilogram", "kilograms", "kilo", "kilos");
        mass(
                "t",
                "t",
                "ton",
                "tons",
                "tonne",
                "tonnes",
                "metric ton",
                "metric tons",
                "metric tonnes",
                "mt");
        mass("kt", "kt", "kiloton", "kilotons", "kilotonne", "kilotonnes", "thousand tonnes");
        mass("Mt", "megaton", "megatons", "megatonne", "megatonnes");
        mass("mg", "mg", "milligram", "milligrams");
        mass("lb", "lb", "lbs", "pound", "pounds");
        names("short tons CO2e", "short ton", "short tons", "us tons");
        names("mL", "ml", "milliliter", "milliliters", "millilitre", "millilitres");
        names("L", "l", "liter", "liters", "litre", "litres");
        names("m3", "m3", "m³", "cubic meter", "cubic meters", "cubic metre", "cubic metres");
        names("gallons", "gallon", "gallons", "gal", "us gallons");
        flops("", "");
        flops("G", "giga");
        flops("T", "tera");
        flops("P", "peta");
        flops("E", "exa");
        flops("Z", "zetta");
        flops("Y", "yotta");
        names("TOP/s", "tops", "top s", "teraops", "tera operations per second");
        names(
                "PFLOP/s-days",
                "petaflop s days",
                "petaflop days",
                "pflop s days",
                "pf days",
                "petaflop/s days");
        names("W", "w", "watt", "watts");
        names("kW", "kw", "kilowatt", "kilowatts");
        names("MW", "mw", "megawatt", "megawatts");
        names("GW", "gw", "gigawatt", "gigawatts");
        names("hours", "h", "hr", "hrs", "hour", "hours");
        names("days", "d", "day", "days");
        names("weeks", "week", "weeks");
        names("months", "month", "months");
        names("years", "year", "years");
        names("minutes", "min", "minute", "minutes");
        names("tokens/s", "tps", "tok s", "tokens s");
    }

    private UnitNames() {}

    private static void energy() {
        var words =
                Map.of(
                        "Wh", List.of("wh", "watt hour", "watthour"),
                        "kWh", List.of("kwh", "kilowatt hour", "kilowatthour"),
                        "MWh", List.of("mwh", "megawatt hour", "megawatthour"),
                        "GWh", List.of("gwh", "gigawatt hour", "gigawatthour"),
                        "TWh", List.of("twh", "terawatt hour", "terawatthour"),
                        "mWh", List.of("milliwatt hour"),
                        "J", List.of("j", "joule"),
                        "kJ", List.of("kj", "kilojoule"),
                        "MJ", List.of("mj", "megajoule"),
                        "GJ", List.of("gj", "gigajoule"));
        words.forEach(
                (unit, names) ->
                        names.forEach(
                                name -> {
                                    names(unit, name);
                                    names(unit, name + "s");
                                }));
    }

    private static void mass(String unit, String... words) {
        for (var word : words) {
            names(unit + "CO2e", word);
            for (var of : List.of("", " ", " of ")) {
                for (var what :
                        List.of(
                                "co2",
                                "co2e",
                                "co2eq",
                                "carbon",
                                "carbon dioxide",
                                "co2 equivalent")) {
                    names(unit + "CO2e", word + of + what);
                }
            }
        }
    }

    private static void flops(String prefix, String word) {
        var letter = prefix.toLowerCase(Locale.ROOT);
        for (var base : List.of("flop", "flops")) {
            names(prefix + "FLOP/s", letter + base, word + base, word + " " + base);
            names(prefix + "FLOP", letter + base, word + base);
        }
        for (var base : List.of("flop s", "flops s", "flop second", "flops second")) {
            names(prefix + "FLOP/s", letter + base, word + base);
        }
        names(prefix + "FLOP", word + "floating point operations", "floating point operations");
    }

    private static void names(String unit, String... words) {
        for (var word : words) {
            var units = NAMES.computeIfAbsent(word.strip(), w -> new ArrayList<>());
            if (!units.contains(unit)) {
                units.add(unit);
            }
        }
    }

    /** Names of the units that the words may mean; empty if they are no unit. */
    static List<String> of(String words) {
        return NAMES.getOrDefault(words, List.of());
    }
}
