package dev.modelcost.testsupport;

import dev.modelcost.assumption.Assumption;
import dev.modelcost.assumption.AssumptionBook;
import dev.modelcost.assumption.AssumptionSet;
import dev.modelcost.source.Source;
import java.util.HashMap;
import java.util.Map;

/** The assumption sets as they are shipped, for tests that need no database. */
public final class ShippedAssumptions {

    private ShippedAssumptions() {}

    public static AssumptionBook open(String slug) {
        var sets = new HashMap<String, AssumptionSet>();
        for (var row : PublishedTable.read("data/assumption_set.csv")) {
            if (row.get("slug").equals(slug)) {
                sets.put(slug, set(slug));
                if (row.get("base") != null) {
                    sets.put(row.get("base"), set(row.get("base")));
                }
            }
        }
        return AssumptionBook.of(
                slug,
                PublishedTable.read("data/assumption.csv").stream()
                        .filter(row -> sets.containsKey(row.get("assumption_set")))
                        .map(row -> constant(sets.get(row.get("assumption_set")), row))
                        .toList());
    }

    private static AssumptionSet set(String slug) {
        var set = new AssumptionSet();
        set.slug = slug;
        set.name = slug;
        set.edition = "shipped";
        return set;
    }

    private static Assumption constant(AssumptionSet set, Map<String, String> row) {
        var constant = new Assumption();
        constant.slug = row.get("slug");
        constant.assumptionSet = set;
        constant.name = row.get("name");
        constant.value = Double.parseDouble(row.get("value"));
        constant.low = number(row.get("low"));
        constant.high = number(row.get("high"));
        constant.distribution = row.get("distribution");
        constant.unit = row.get("unit");
        constant.source = new Source();
        constant.source.slug = row.get("source");
        return constant;
    }

    private static Double number(String cell) {
        return cell == null ? null : Double.valueOf(cell);
    }
}
