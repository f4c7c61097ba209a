package dev.modelcost.calc.audit;

/**
 * What a source states about the quantity that a claim is about.
 *
 * @param value in the base unit of the metric; the low end of a range
 * @param high end of the range; the value itself if there is none
 * @param scope what it covers: a {@link Scope}, or a word of its own such as base-model or fp8
 * @param role how that relates to what a reader would assume
 * @param label the scope as a phrase to end a sentence: "for post-training alone"
 * @param authority of the source, see {@link AuditAuthority}
 * @param estimate whether it was inferred rather than measured or decided
 * @param source slug
 * @param statedBy name of the publisher, used in sentences
 * @param takenDown whether an estimate is one only for all that its source says, which copied it
 *     digit by digit from the makers: it agrees with what rounds to it, and with nothing else
 */
public record AuditFigure(
        double value,
        double high,
        String scope,
        Role role,
        String label,
        AuditAuthority authority,
        boolean estimate,
        String source,
        String statedBy,
        boolean takenDown) {

    /** Of a figure that is what its source says it is. */
    public AuditFigure(
            double value,
            double high,
            String scope,
            Role role,
            String label,
            AuditAuthority authority,
            boolean estimate,
            String source,
            String statedBy) {
        this(value, high, scope, role, label, authority, estimate, source, statedBy, false);
    }

    /** How the scope of a figure relates to the one that a reader would assume. */
    public enum Role {
        /** The same. */
        WHOLE,
        /** Narrower or wider, but about the same thing. */
        PART,
        /** About something else: the base model, the price of the hardware, recomputed FLOP. */
        OTHER
    }

    /** The same with no weight against a claim: it can agree, and contradicts nothing. */
    public AuditFigure asPress() {
        return new AuditFigure(
                value,
                high,
                scope,
                role,
                label,
                AuditAuthority.PRESS,
                estimate,
                source,
                statedBy,
                takenDown);
    }

    /** The same as its source copied it from others. */
    public AuditFigure asTakenDown() {
        return new AuditFigure(
                value, high, scope, role, label, authority, estimate, source, statedBy, true);
    }

    /** Whether it agrees with whatever comes near it. */
    boolean isRough() {
        return estimate && !takenDown;
    }

    /** The same in another relation to what a reader would assume. */
    AuditFigure as(Role other) {
        return new AuditFigure(
                value, high, scope, other, label, authority, estimate, source, statedBy, takenDown);
    }

    /** A single value. */
    public static AuditFigure of(
            double value,
            String scope,
            Role role,
            String label,
            AuditAuthority authority,
            boolean estimate,
            String source,
            String statedBy) {
        return new AuditFigure(
                value, value, scope, role, label, authority, estimate, source, statedBy);
    }

    /**
     * The scope by a word that says what it is: of figures without one, what they are said to
     * count, such as {@code capital expenditure, 2025}.
     */
    String namedScope() {
        return scope.equals(AuditClaim.UNSTATED)
                ? label.replaceFirst("^(?:for|at)(?: the| an)? ", "")
                : scope;
    }

    /** {@code states}, or {@code state} where several people do. */
    String states() {
        return isOfSeveral() ? "state" : "states";
    }

    /** {@code estimates}, or {@code estimate} where several people do. */
    String estimates() {
        return isOfSeveral() ? "estimate" : "estimates";
    }

    private boolean isOfSeveral() {
        return statedBy.endsWith(" et al.") || statedBy.contains(" and ");
    }
}
