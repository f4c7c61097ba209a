package dev.modelcost.calc.claimwords;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A day as people write it: "2025-09-22", "22 September 2025", "Sept. 22, 2025", "September 2025",
 * "2025". Of a month or a year it is the last day: by then the figure was stated.
 */
public final class WrittenDay {

    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");

    private static final String MONTH =
            "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";

    private static final Pattern ISO = Pattern.compile("((?:19|20|21)\\d\\d)-(\\d\\d)-(\\d\\d)");
    private static final Pattern DAY_FIRST =
            Pattern.compile(
                    "(\\d{1,2})(?:st|nd|rd|th)?\\.? (?:of )?" + MONTH + ",? ((?:19|20|21)\\d\\d)");
    private static final Pattern MONTH_FIRST =
            Pattern.compile(MONTH + " (\\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20|21)\\d\\d)");
    private static final Pattern MONTH_ALONE = Pattern.compile(MONTH + ",? ((?:19|20|21)\\d\\d)");
    private static final Pattern ISO_MONTH = Pattern.compile("((?:19|20|21)\\d\\d)-(\\d\\d)");
    private static final Pattern YEAR = Pattern.compile("((?:19|20|21)\\d\\d)");

    private WrittenDay() {}

    /** Empty if it is no day, no month and no year. */
    public static Optional<LocalDate> read(String text) {
        var plain = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        try {
            var iso = ISO.matcher(plain);
            if (iso.matches()) {
                return Optional.of(LocalDate.parse(plain));
            }
            var dayFirst = DAY_FIRST.matcher(plain);
            if (dayFirst.matches()) {
                return day(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1));
            }
            var monthFirst = MONTH_FIRST.matcher(plain);
            if (monthFirst.matches()) {
                return day(monthFirst.group(3), monthFirst.group(1), monthFirst.group(2));
            }
            var month = MONTH_ALONE.matcher(plain);
            if (month.matches()) {
                return endOf(month.group(2), number(month.group(1)));
            }
            var isoMonth = ISO_MONTH.matcher(plain);
            if (isoMonth.matches()) {
                return endOf(isoMonth.group(1), Integer.parseInt(isoMonth.group(2)));
            }
            var year = YEAR.matcher(plain);
            return year.matches() ? endOf(year.group(1), 12) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        return Optional.of(
                LocalDate.of(Integer.parseInt(year), number(month), Integer.parseInt(day)));
    }

    private static Optional<LocalDate> endOf(String year, int month) {
        return Optional.of(YearMonth.of(Integer.parseInt(year), month).atEndOfMonth());
    }

    private static int number(String month) {
        return MONTHS.indexOf(month.substring(0, 3)) + 1;
    }
}
