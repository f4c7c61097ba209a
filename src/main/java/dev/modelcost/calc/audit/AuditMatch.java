package dev.modelcost.calc.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the known figure that a claim states, and whether it has the claimed scope. */
final class AuditMatch {

    /** The scopes of figures that a claim may mean by the scope it states. */
    private static final Map<String, Set<String>> MEANS =
            Map.of(
                    "run", Set.of("run", "post-training", "stage", "family"),
                    "pre-training", Set.of("pre-training", "stage", "run", "family"),
                    "post-training", Set.of("post-training", "stage"),
                    "stage", Set.of("stage", "post-training", "run"),
                    "model", Set.of("model", "run", "post-training"),
                    "list", Set.of("input", "output", "cached-input", "list"));

    private AuditMatch() {}

    /**
     * The best-fitting figure: with the stated scope, then for the whole, then from the best
     * source.
     */
    static Optional<AuditFigure> of(AuditClaim claim, List<AuditFigure> figures, AuditConstants c) {
        return figures.stream()
                .filter(figure -> claim.agreesWith(figure, c))
                .filter(figure -> claim.comparator().isPoint() || isComparable(claim, figure))
                .filter(figure -> !isSuperseded(figure, figures))
                .filter(figure -> figure.role() != AuditFigure.Role.OTHER || isMeant(claim, figure))
                .min(
                        Comparator.comparing((AuditFigure figure) -> !inScope(claim, figure))
                                .thenComparing(AuditFigure::role)
                                .thenComparing(AuditFigure::authority, Comparator.reverseOrder())
                                .thenComparing(
                                        f -> Math.abs(StrictMath.log(claim.value() / f.value()))));
    }

    /** Whether it estimates something that a better source has stated. */
    static boolean isSuperseded(AuditFigure figure, List<AuditFigure> figures) {
        return figure.estimate()
                && figures.stream()
                        .anyMatch(
                                other ->
                                        !other.estimate()
                                                && other.scope().equals(figure.scope())
                                                && other.authority().compareTo(figure.authority())
                                                        > 0);
    }

    /** A figure for something else is meant only where a better source states that exact number. */
    private static boolean isMeant(AuditClaim claim, AuditFigure figure) {
        return claim.comparator().isPoint() && figure.authority().compareTo(claim.authority()) > 0;
    }

    /** What is said of answering requests, each scope of something else. */
    private static final Set<String> OF_USE =
            Set.of("per-request", "per-token", "per-day", "serving");

    private static final double FARTHEST_OF_USE = 1000;

    /**
     * Whether the figure could speak against the claim: that of a training tells nothing of one
     * request.
     */
    static boolean isComparable(AuditClaim claim, AuditFigure figure) {
        if (!claim.saysScope()) {
            // A total over a year is no slip for what one request takes.
            return !OF_USE.contains(figure.scope())
                    || claim.value() < figure.high() * FARTHEST_OF_USE
                            && claim.highValue() > figure.value() / FARTHEST_OF_USE;
        }
        if (OF_A_PART.contains(claim.scope()) && !inScope(claim, figure)) {
            // What the whole took says of a part only that it took no more.
            return !OF_USE.contains(figure.scope()) && claim.value() > figure.high();
        }
        return figure.scope().equals(claim.scope())
                || !OF_USE.contains(claim.scope()) && !OF_USE.contains(figure.scope());
    }

    private static final Set<String> OF_A_PART = Set.of("post-training", "pre-training", "stage");

    /** Whether a figure has the scope that the claim states; true if it states none. */
    static boolean inScope(AuditClaim claim, AuditFigure figure) {
        if (!claim.saysScope()) {
            return true;
        }
        if (figure.role() == AuditFigure.Role.OTHER && !figure.scope().equals(claim.scope())) {
            return false;
        }
        return figure.scope().equals(claim.scope())
                || MEANS.getOrDefault(claim.scope(), Set.of()).contains(figure.scope());
    }
}
