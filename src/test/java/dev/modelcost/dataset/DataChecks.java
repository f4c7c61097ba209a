package dev.modelcost.dataset;

import java.time.LocalDate;
import java.util.List;

/** All that must hold of every row of the data, whether in the files or in the database. */
final class DataChecks {

    private DataChecks() {}

    /**
     * @param today nothing that has happened, was priced or was said may be later
     * @return what is wrong, empty if nothing is
     */
    static List<String> problems(Tables tables, LocalDate today) {
        var complaints = new Complaints();
        new EveryRow(tables, today).check(complaints);
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
