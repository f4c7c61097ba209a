package dev.modelcost.names;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The date of a version, and {@code -latest}: the model of the record that is dated so, else the
 * one without a date if the record does not know it by another date.
 */
final class DateRule implements NameRule {

    private static final String LATEST = "(?i)(.+?)[-:@. ]latest";
    private static final String DATED_SLUG = "-20\\d\\d-\\d\\d";

    @Override
    public Stream<Reading> read(Reading reading, NameBook book, LocalDate day) {
        var text = reading.text();
        if (text.matches(LATEST)) {
            return latest(reading, text.replaceFirst(LATEST, "$1"), book, day);
        }
        return DatedName.of(text).stream().flatMap(dated -> dated(reading, dated, book));
    }

    private static Stream<Reading> dated(Reading reading, DatedName dated, NameBook book) {
        var version =
                versions(dated.base(), book)
                        .filter(
                                thing ->
                                        DatedName.of(thing.slug())
                                                .filter(dated::agrees)
                                                .isPresent())
                        .map(
                                thing ->
                                        reading.with(
                                                thing.slug(),
                                                "'%s' is the date of a version"
                                                        .formatted(dated.date())));
        var ofThen =
                reading.without(
                        dated.base(),
                        "'%s' is left out: the record does not tell versions apart"
                                .formatted(dated.date()),
                        thing -> isVersionOf(thing, dated, book) && isOfThen(thing, dated));
        var ofAnotherTime =
                reading.without(
                        dated.base(),
                        "'%s' is left out: the record has no version of then, only an older or newer one"
                                .formatted(dated.date()),
                        thing -> isVersionOf(thing, dated, book) && !isOfThen(thing, dated));
        return Stream.concat(version, Stream.of(ofThen, ofAnotherTime));
    }

    private static boolean isOfThen(Named thing, DatedName dated) {
        return thing.releasedOn() == null || dated.isOf(thing.releasedOn());
    }

    /** Whether nothing says that the thing is of another date. */
    private static boolean isVersionOf(Named thing, DatedName dated, NameBook book) {
        if (thing.releasedOn() != null && dated.isOf(thing.releasedOn())) {
            return true;
        }
        var dates = dates(thing, book);
        return dates.isEmpty() || dates.stream().anyMatch(dated::agrees);
    }

    /** The dates under which the record knows a thing. */
    private static List<DatedName> dates(Named thing, NameBook book) {
        return book.namesOf(thing.slug()).stream()
                .filter(name -> name.origin() != KnownName.Origin.PRICE_LIST)
                .map(name -> DatedName.of(name.name()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Stream<Reading> latest(
            Reading reading, String base, NameBook book, LocalDate day) {
        var newest =
                versions(base, book)
                        .filter(thing -> !since(thing).isAfter(day))
                        .max(Comparator.comparing(DateRule::since).thenComparing(Named::slug));
        if (newest.isEmpty() ? !hasVersion(base) : isSucceeded(base, newest.get(), book)) {
            return Stream.empty();
        }
        var text = newest.map(Named::slug).orElse(base);
        return Stream.of(
                reading.without(
                        text,
                        "'latest' is the newest version that the record holds"
                                + (day.equals(LocalDate.MAX) ? "" : " on " + day),
                        thing -> true));
    }

    /** The newest of a family changes its name; the newest of one version is that version. */
    private static boolean hasVersion(String base) {
        return base.chars().anyMatch(Character::isDigit);
    }

    /**
     * Whether sellers have a newer version than the newest that the record holds, and the record
     * knows which version that is.
     */
    private static boolean isSucceeded(String base, Named newest, NameBook book) {
        if (dates(newest, book).isEmpty()) {
            return false;
        }
        var key = Spelling.key(base);
        return book.unheld()
                .map(name -> DatedName.of(name.name()))
                .flatMap(Optional::stream)
                .filter(dated -> dated.year() != null && Spelling.key(dated.base()).equals(key))
                .anyMatch(
                        dated ->
                                LocalDate.of(dated.year(), dated.month(), 1)
                                        .isAfter(since(newest)));
    }

    /** Of a version without a day of release the month of its name. */
    private static LocalDate since(Named thing) {
        if (thing.releasedOn() != null) {
            return thing.releasedOn();
        }
        return DatedName.of(thing.slug())
                .filter(dated -> dated.year() != null)
                .map(dated -> LocalDate.of(dated.year(), dated.month(), 1))
                .orElse(LocalDate.EPOCH);
    }

    /** What is named so, with a date or without. */
    private static Stream<Named> versions(String base, NameBook book) {
        var key = Spelling.key(base);
        return book.things().stream()
                .filter(
                        thing ->
                                Spelling.key(thing.slug().replaceFirst(DATED_SLUG + "$", ""))
                                        .equals(key));
    }
}
