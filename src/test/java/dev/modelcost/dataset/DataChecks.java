package dev.modelcost.dataset;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** All that must hold of every row of the data, whether in the files or in the database. */
final class DataChecks {

    private DataChecks() {}

    /**
     * @param today nothing that has happened, was priced or was said may be later
     * @return what is wrong, empty if nothing is
     */
    static List<String> problems(Tables tables, LocalDate today) {
        return problems(tables, tables.byName().keySet(), today);
    }

    /**
     * The same, where only one table is not known to be right.
     *
     * @param table what is asked of each row by itself is asked of this one's only
     */
    static List<String> problems(Tables tables, String table, LocalDate today) {
        return problems(tables, Set.of(table), today);
    }

    private static List<String> problems(Tables tables, Set<String> checked, LocalDate today) {
        var complaints = new Complaints();
        new EveryRow(tables, today).check(checked, complaints);
        new ChipRows(tables).check(complaints);
        new ExportRows(tables).check(complaints);
        new PriceRows(tables).check(complaints);
        new ModelRows(tables).check(complaints);
        new ImpliedUtilisation(tables).check(complaints);
        new GridRows(tables, today).check(complaints);
        new ClaimRows(tables).check(complaints);
        new MeasurementRows(tables).check(complaints);
        new OrganizationRows(tables).check(complaints);
        return complaints.sentences();
    }
}
