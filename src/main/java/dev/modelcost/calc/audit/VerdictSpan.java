package dev.modelcost.calc.audit;

/**
 * Between which values of a claim the verdict would have been the same: how much the verdict
 * depends on the figure.
 */
final class VerdictSpan {

    /** Nobody needs to know more exactly than that a thousandfold makes no difference. */
    private static final double FARTHEST = 1000;

    private static final double STEP = 1.25;
    private static final int HALVINGS = 12;

    private VerdictSpan() {}

    /**
     * In the claim's unit; 0 and the largest number where there is no end within a thousandfold.
     */
    static AuditRange of(AuditClaim claim, AuditFacts facts, AuditResult result) {
        if (claim.low() <= 0) {
            return null;
        }
        var below = end(claim, facts, result, 1 / STEP);
        var above = end(claim, facts, result, STEP);
        return new AuditRange(
                below < 1 / FARTHEST ? 0 : claim.low() * below,
                above > FARTHEST ? Double.MAX_VALUE : claim.high() * above);
    }

    /** The factor up to which the verdict is the same. */
    private static double end(AuditClaim claim, AuditFacts facts, AuditResult result, double step) {
        var same = 1.0;
        var other = step;
        while (isSame(claim, facts, result, other)) {
            same = other;
            other *= step;
            if (other > FARTHEST * STEP || other < 1 / (FARTHEST * STEP)) {
                return other;
            }
        }
        for (var i = 0; i < HALVINGS; i++) {
            var middle = Math.sqrt(same * other);
            if (isSame(claim, facts, result, middle)) {
                same = middle;
            } else {
                other = middle;
            }
        }
        return same;
    }

    private static boolean isSame(
            AuditClaim claim, AuditFacts facts, AuditResult result, double factor) {
        return Audit.judge(claim.times(factor), facts).isLike(result);
    }
}
