package dev.modelcost.calc.derivation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The time base of every method: a year has 365.25 days, which are 8,766 hours. */
public final class Time {

    /** Average days in a year, including leap years. */
    public static final double DAYS_PER_YEAR = 365.25;

    /** Hours in a day. */
    public static final double HOURS_PER_DAY = 24;

    /** 8,766 hours. */
    public static final double HOURS_PER_YEAR = DAYS_PER_YEAR * HOURS_PER_DAY;

    /** Seconds in an hour. */
    public static final double SECONDS_PER_HOUR = 3600;

    /** Months in a year. */
    public static final double MONTHS_PER_YEAR = 12;

    private Time() {}

    /** Years of 365.25 days from one day to another; negative if {@code to} is the earlier. */
    public static double yearsBetween(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) / DAYS_PER_YEAR;
    }

    /** Years of 365.25 days. */
    public static double daysToYears(double days) {
        return days / DAYS_PER_YEAR;
    }

    /** Days, 365.25 a year. */
    public static double yearsToDays(double years) {
        return years * DAYS_PER_YEAR;
    }

    /** Seconds, 3,600 an hour. */
    public static double hoursToSeconds(double hours) {
        return hours * SECONDS_PER_HOUR;
    }

    /** Hours of 3,600 seconds. */
    public static double secondsToHours(double seconds) {
        return seconds / SECONDS_PER_HOUR;
    }

    /** Years of twelve equal months. */
    public static double monthsToYears(double months) {
        return months / MONTHS_PER_YEAR;
    }

    /** Months, twelve a year. */
    public static double yearsToMonths(double years) {
        return years * MONTHS_PER_YEAR;
    }
}
