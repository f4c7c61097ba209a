package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditFigure.Role;
import dev.modelcost.calc.audit.AuditMetric;
import java.util.regex.Pattern;

/** What a stored figure covers, how a sentence says it, and whether a reader would assume it. */
record FigureScope(String scope, Role role, String label) {

    static final String FINAL_RUN = "for the final training run alone";
    static final String POST_TRAINING = "for the post-training alone";

    /** The scope of a stored claim. */
    static FigureScope of(RecordedClaim claim, AuditMetric metric, boolean hasBase) {
        var part = claim.part();
        if (part != null && part.contains("up-front")) {
            return new FigureScope("purchase", Role.OTHER, "for buying the hardware");
        }
        if (part != null && part.contains("each trillion")) {
            return new FigureScope("stage", Role.OTHER, "for " + part);
        }
        return switch (metric) {
            case TRAINING_COST -> cost(claim, hasBase);
            case TRAINING_FLOP ->
                    hasBase
                            ? new FigureScope("with-base-model", Role.PART, "with its base model")
                            : other(claim, hasBase);
            case MFU -> mfu(part, claim.scope());
            case PARAMETERS ->
                    "active".equals(part)
                            ? new FigureScope(
                                    "active", Role.PART, "for the parameters active per token")
                            : new FigureScope(claim.scope(), Role.WHOLE, "in total");
            case CHIP_COUNT ->
                    claim.scope().equals("serving")
                            ? new FigureScope("serving", Role.OTHER, "for serving it")
                            : claim.subjectKind().equals("organization")
                                    ? other(claim, hasBase)
                                    : new FigureScope(
                                            claim.scope(), Role.WHOLE, "for the training");
            default -> other(claim, hasBase);
        };
    }

    private static FigureScope cost(RecordedClaim claim, boolean hasBase) {
        return switch (claim.scope()) {
            case "run" ->
                    claim.part() == null
                            ? new FigureScope("run", Role.PART, FINAL_RUN)
                            : new FigureScope(
                                    "run",
                                    Role.PART,
                                    "for the final training run at prices of " + claim.part());
            case "unstated" ->
                    hasBase
                            ? new FigureScope(
                                    "with-base-model",
                                    Role.PART,
                                    "with its base model, as it seems")
                            : new FigureScope("run", Role.PART, FINAL_RUN);
            default -> other(claim, hasBase);
        };
    }

    private static FigureScope mfu(String part, String scope) {
        if (part != null && part.contains("fp8")) {
            return new FigureScope("fp8", Role.PART, "against the FP8 peak");
        }
        if (part != null && part.contains("non-causal")) {
            return new FigureScope(
                    "non-causal", Role.PART, "with attention counted as if it were not causal");
        }
        if (part != null && part.startsWith("with ")) {
            return new FigureScope("with-attention", Role.PART, part);
        }
        return new FigureScope(scope, Role.WHOLE, "for the training");
    }

    private static final Pattern AT_A_RATE = Pattern.compile("annualised, (at )?(.*)");
    private static final Pattern NOUN = Pattern.compile("(?:round|agreement|deal|site)\\b.*");

    /** "For the round of 2025", "at the annual rate of May 2026". */
    private static String of(String part) {
        if (part.equals("annualised")) {
            return "at an annual rate";
        }
        var rate = AT_A_RATE.matcher(part);
        if (rate.matches()) {
            return "at the annual rate " + (rate.group(1) == null ? "of " : "at ") + rate.group(2);
        }
        return (NOUN.matcher(part).matches() ? "for the " : "for ") + part;
    }

    private static FigureScope other(RecordedClaim claim, boolean hasBase) {
        var part = claim.part();
        return switch (claim.scope()) {
            case "stage" ->
                    new FigureScope(
                            "stage",
                            Role.PART,
                            part == null
                                    ? "for one stage alone"
                                    : "for the " + part + " stage alone");
            case "post-training" ->
                    new FigureScope(
                            "post-training", hasBase ? Role.PART : Role.WHOLE, POST_TRAINING);
            case "run" ->
                    part == null
                            ? new FigureScope("run", Role.WHOLE, FINAL_RUN)
                            : new FigureScope("run", Role.PART, "for the training, " + part);
            case "lifecycle" ->
                    new FigureScope(
                            "lifecycle",
                            Role.PART,
                            "over the life cycle" + (part == null ? "" : " (" + part + ")"));
            case "chip" ->
                    new FigureScope("chip", Role.WHOLE, part == null ? "a chip" : "for " + part);
            case "per-request" ->
                    new FigureScope(
                            "per-request", Role.PART, "for " + (part == null ? "a request" : part));
            default ->
                    new FigureScope(
                            claim.scope(),
                            part == null ? Role.WHOLE : Role.PART,
                            part != null
                                    ? of(part)
                                    : claim.scope().equals("unstated")
                                            ? "in all"
                                            : "in the scope " + claim.scope());
        };
    }
}
