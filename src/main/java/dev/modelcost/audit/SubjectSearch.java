package dev.modelcost.audit;

import dev.modelcost.audit.AuditSubjects.Name;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.failure.NearMatches;
import dev.modelcost.failure.Printable;
import dev.modelcost.failure.UnknownName;
import dev.modelcost.names.Resolution;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One search for the names of a question. */
final class SubjectSearch {

    /** What is claimed of chips rather than of models. */
    private static final Set<AuditMetric> OF_CHIPS =
            EnumSet.of(
                    AuditMetric.PEAK_FLOPS,
                    AuditMetric.CHIP_PRICE,
                    AuditMetric.USD_PER_CHIP_HOUR,
                    AuditMetric.POWER);

    /** What is claimed of models, also where their maker is named. */
    private static final Set<AuditMetric> OF_MODELS =
            EnumSet.of(
                    AuditMetric.TRAINING_COST,
                    AuditMetric.CHIP_HOURS,
                    AuditMetric.SERVING_COST,
                    AuditMetric.SERVING_THROUGHPUT,
                    AuditMetric.SERVING_REVENUE);

    /** Kinds that only claims name, and no resolver. */
    private static final Set<String> UNSLUGGED = Set.of("product", "market");

    private final AuditSubjects.Book book;
    private final List<Name> names;
    private final AuditRequest question;
    private final List<String> assumed = new ArrayList<>();
    private List<String> near = List.of();
    private String product;

    SubjectSearch(AuditSubjects.Book book, List<Name> names, AuditRequest question) {
        this.book = book;
        this.names = names;
        this.question = question;
    }

    AuditSubjects run() {
        var subjects = question.subject() == null ? List.<AuditedSubject>of() : subjects();
        var chip = question.chip() == null ? null : required("chip", "Chip", question.chip());
        var compared =
                question.comparedWith() == null
                        ? null
                        : required("model", "Compared with", question.comparedWith());
        return new AuditSubjects(subjects, product, chip, compared, near, List.copyOf(assumed));
    }

    private List<AuditedSubject> subjects() {
        var asked = question.subject();
        var kinds =
                Scope.PER_REQUEST.slug().equals(question.scope())
                        ? List.of("product", "model", "organization", "chip", "market")
                        : OF_CHIPS.contains(question.metric())
                                ? List.of("chip", "model", "organization", "product", "market")
                                : List.of("model", "organization", "product", "chip", "market");
        var found = written(asked, kinds).or(() -> resolved(asked, kinds));
        var models =
                found.filter(name -> name.kind().equals("organization"))
                        .map(name -> book.claimedOf(name.target(), ofItsModels()))
                        .orElse(List.of());
        if (!models.isEmpty()) {
            return judgedByTheBest(asked, models);
        }
        if (found.isPresent()) {
            note("Subject", asked, found.get());
            return List.of(new AuditedSubject(found.get().target(), found.get().name()));
        }
        var family = family(asked, kinds);
        if (!family.isEmpty()) {
            return family;
        }
        assumed.add(
                "Subject: the record holds no '%s', so the claim was checked by its own figures.%s"
                        .formatted(Printable.of(asked), NearMatches.didYouMean(near)));
        return List.of(new AuditedSubject(null, asked));
    }

    /** By a slug or an alias, in the fullest reading. */
    private Optional<Name> written(String asked, List<String> kinds) {
        for (var reading : WrittenName.readings(asked)) {
            var slugs = WrittenName.slugs(reading);
            for (var kind : kinds) {
                var found =
                        names.stream()
                                .filter(name -> name.kind().equals(kind))
                                .filter(name -> isSpelt(name, slugs))
                                .findFirst();
                if (found.isPresent()) {
                    product = kind.equals("product") ? reading : product;
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Gemini Apps are meant by Gemini too. */
    private static boolean isSpelt(Name name, Set<String> slugs) {
        return slugs.contains(name.slug())
                || name.kind().equals("product")
                        && slugs.stream().anyMatch(slug -> name.slug().startsWith(slug + " "));
    }

    private Optional<Name> resolved(String asked, List<String> kinds) {
        return meanings(asked, kinds, meant -> meant.isKnown() ? List.of(meant.slug()) : List.of())
                .stream()
                .findFirst()
                .or(() -> inFull(asked, kinds));
    }

    private Optional<Name> inFull(String asked, List<String> kinds) {
        return SHORT.matcher(asked).matches() && kinds.contains("model")
                ? book.inFull(asked).flatMap(full -> resolved(full, List.of("model")))
                : Optional.empty();
    }

    private static final Pattern SHORT = Pattern.compile("\\p{Lu}\\p{L}?[- ]?\\d.{0,3}");

    private List<AuditedSubject> family(String asked, List<String> kinds) {
        var candidates = meanings(asked, kinds, Resolution::candidates);
        if (candidates.isEmpty()) {
            candidates = versions(asked, kinds);
        }
        candidates = withoutSnapshots(candidates);
        return candidates.isEmpty() ? List.of() : judgedByTheBest(asked, candidates);
    }

    /** What people say of a company may be said of one of its models: metrics of those alone. */
    private List<String> ofItsModels() {
        return question.metric() == AuditMetric.SERVING_MARGIN
                ? List.of("serving-margin", "serving-cost")
                : OF_MODELS.contains(question.metric())
                        ? List.of(question.metric().slug())
                        : List.of();
    }

    private List<AuditedSubject> judgedByTheBest(String asked, List<Name> candidates) {
        if (candidates.size() == 1) {
            note("Subject", asked, candidates.get(0));
        } else {
            assumed.add(
                    "Subject: '%s' may be %s; the verdict is the one for that of them which the figure fits best."
                            .formatted(
                                    Printable.of(asked),
                                    String.join(
                                            " or ",
                                            candidates.stream().map(Name::target).toList())));
        }
        return candidates.stream()
                .map(name -> new AuditedSubject(name.target(), name.name()))
                .toList();
    }

    /** A dated edition of another candidate is not what a name without a date means. */
    private static List<Name> withoutSnapshots(List<Name> candidates) {
        return candidates.stream()
                .filter(name -> candidates.stream().noneMatch(other -> isEditionOf(name, other)))
                .toList();
    }

    private static boolean isEditionOf(Name name, Name other) {
        var stem = other.target() + "-";
        return name.target().startsWith(stem)
                && name.target().substring(stem.length()).matches("\\d{4}.*");
    }

    /** What begins with the name: the versions of which it is the common stem. */
    private List<Name> versions(String asked, List<String> kinds) {
        near =
                kinds.stream()
                        .filter(kind -> !UNSLUGGED.contains(kind))
                        .map(kind -> book.resolve(kind, asked, question.statedOn()).near())
                        .filter(slugs -> !slugs.isEmpty())
                        .findFirst()
                        .orElse(List.of());
        var stem = asked.toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-") + "-";
        var versions = near.stream().filter(slug -> slug.startsWith(stem)).toList();
        return TELLING.matcher(stem).matches() && !versions.isEmpty()
                ? book.named(versions).stream().distinct().toList()
                : List.of();
    }

    /** A stem with a number, or of three words: nothing else begins so. */
    private static final Pattern TELLING = Pattern.compile(".*\\d.*|(?:[^-]+-){3,}+");

    private List<Name> meanings(
            String asked, List<String> kinds, Function<Resolution, List<String>> slugs) {
        for (var reading : WrittenName.readings(asked)) {
            for (var kind : kinds) {
                var meant =
                        UNSLUGGED.contains(kind)
                                ? List.<String>of()
                                : slugs.apply(book.resolve(kind, reading, question.statedOn()));
                if (!meant.isEmpty()) {
                    return book.named(meant).stream()
                            .filter(name -> name.kind().equals(kind))
                            .toList();
                }
            }
        }
        return List.of();
    }

    private void note(String role, String asked, Name found) {
        if (!found.target().equals(asked) && !found.name().equals(asked)) {
            assumed.add(Resolution.of(found.target(), List.of(found.name())).taken(role, asked));
        }
    }

    private String required(String kind, String role, String asked) {
        var kinds = List.of(kind);
        var found = written(asked, kinds).or(() -> resolved(asked, kinds));
        if (found.isEmpty()) {
            var field = kind.equals("chip") ? "chip" : "comparedWith";
            var candidates =
                    meanings(asked, kinds, Resolution::candidates).stream()
                            .map(Name::target)
                            .toList();
            throw candidates.isEmpty()
                    ? new UnknownName(
                            kind,
                            asked,
                            book.resolve(kind, asked, question.statedOn()).near(),
                            field)
                    : UnknownName.ambiguous(kind, asked, candidates, field);
        }
        note(role, asked, found.get());
        return found.get().target();
    }
}
