package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.AuditRun;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.units.Unit;

/**
 * A claim that was found in a text.
 *
 * @param text the sentence that states it
 * @param subject name of what it is about; null if the text names nothing
 * @param comparedWith name of the other model of a ratio; null if there is none
 * @param metric what is claimed
 * @param part of the subject, such as its active parameters; null for all of it
 * @param figure the number
 * @param unit of the number
 * @param scope what it covers; null if the text does not say
 * @param precision slug of the number format; null if the text names none
 * @param chip name of the chip that the sentence names; null if it names none
 * @param estimated whether the text calls it an estimate, or says what it would be
 * @param stated facts of the run in the same sentence
 */
public record FoundClaim(
        String text,
        String subject,
        String comparedWith,
        AuditMetric metric,
        String part,
        WrittenFigure figure,
        Unit unit,
        Scope scope,
        String precision,
        String chip,
        boolean estimated,
        AuditRun stated) {

    /** The same, found in another sentence than the one that was read. */
    FoundClaim saidIn(String sentence) {
        return new FoundClaim(
                sentence,
                subject,
                comparedWith,
                metric,
                part,
                figure,
                unit,
                scope,
                precision,
                chip,
                estimated,
                stated);
    }
}
