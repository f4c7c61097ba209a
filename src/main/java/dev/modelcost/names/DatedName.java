package dev.modelcost.names;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that ends in the date of a version, in one of the ways in which makers write it: {@code
 * -20240806}, {@code -2024-08-06}, {@code -2407}, {@code -08-2024}, {@code -0324}, {@code -05-06},
 * {@code Aug 2024}.
 *
 * @param base the name without it
 * @param date as it is written
 * @param year null if the date does not tell it
 * @param month 1 to 12
 */
record DatedName(String base, String date, Integer year, int month) {

    private static final Pattern FULL =
            Pattern.compile("(.+?)[-@. ]((20\\d\\d)[-.]?(\\d\\d)[-.]?\\d\\d)");
    private static final Pattern MONTH = Pattern.compile("(.+?)[-@. ]((20\\d\\d)-(\\d\\d))");
    private static final Pattern MONTH_FIRST = Pattern.compile("(.+?)[-@. ]((\\d\\d)-(20\\d\\d))");
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final Pattern IN_WORDS =
            Pattern.compile(
                    "(?i)(.+?)[-@. ]((jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?[- ](20\\d\\d))");
    private static final Pattern FOUR_DIGITS = Pattern.compile("(.+?)[-@. ]((\\d\\d)-?(\\d\\d))");

    /** Before it, no model had a date in its name. */
    private static final int FIRST_YEAR = 22;

    private static final int LAST_YEAR = 40;

    /** A version is dated within two months of its release. */
    private static final int MOST_MONTHS = 2;

    static Optional<DatedName> of(String name) {
        var full = FULL.matcher(name);
        if (full.matches()) {
            return of(full, full.group(3), full.group(4));
        }
        var monthFirst = MONTH_FIRST.matcher(name);
        if (monthFirst.matches()) {
            return of(monthFirst, monthFirst.group(4), monthFirst.group(3));
        }
        var month = MONTH.matcher(name);
        if (month.matches()) {
            return of(month, month.group(3), month.group(4));
        }
        var inWords = IN_WORDS.matcher(name);
        if (inWords.matches()) {
            var number = MONTHS.indexOf(inWords.group(3).toLowerCase(Locale.ROOT)) / 3 + 1;
            return of(inWords, inWords.group(4), String.valueOf(number));
        }
        var four = FOUR_DIGITS.matcher(name);
        if (!four.matches()) {
            return Optional.empty();
        }
        var first = Integer.parseInt(four.group(3));
        return first >= FIRST_YEAR && first <= LAST_YEAR
                ? of(four, "20" + four.group(3), four.group(4))
                : of(four, null, four.group(3));
    }

    private static Optional<DatedName> of(Matcher parts, String year, String month) {
        var number = Integer.parseInt(month);
        if (number < 1 || number > 12) {
            return Optional.empty();
        }
        return Optional.of(
                new DatedName(
                        parts.group(1),
                        parts.group(2),
                        year == null ? null : Integer.valueOf(year),
                        number));
    }

    /** Whether two dates can be one. */
    boolean agrees(DatedName other) {
        return month == other.month
                && (year == null || other.year == null || year.equals(other.year));
    }

    /** Whether the version can be what was released on the day. */
    boolean isOf(LocalDate releasedOn) {
        try {
            var of = YearMonth.of(year == null ? releasedOn.getYear() : year, month);
            return Math.abs(ChronoUnit.MONTHS.between(YearMonth.from(releasedOn), of))
                    <= (year == null ? 0 : MOST_MONTHS);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
