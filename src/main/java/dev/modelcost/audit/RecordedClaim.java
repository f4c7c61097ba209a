package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditAuthority;
import dev.modelcost.claim.Claim;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A stored claim, as the audit reads it. */
record RecordedClaim(
        String slug,
        String subjectKind,
        String subject,
        String subjectTitle,
        String part,
        String metric,
        String comparator,
        double value,
        Double valueHigh,
        String unit,
        String scope,
        String basis,
        String claimant,
        String claimantKind,
        String comparedWith,
        LocalDate statedOn,
        String source,
        String sourceKind) {

    /** Of a market only the name. */
    AuditedSubject subjectRef() {
        return new AuditedSubject(subjectKind.equals("market") ? null : subject, subjectTitle);
    }

    /** The year that its part is of, as the round of 2025 is; 0 if that names none. */
    int yearOfPart() {
        var year = part == null ? null : YEAR.matcher(part);
        return year != null && year.find() ? Integer.parseInt(year.group()) : 0;
    }

    private static final Pattern YEAR = Pattern.compile("\\b20\\d\\d\\b");

    /** How much its source counts: what makers say through the press counts as press. */
    AuditAuthority authority() {
        if (sourceKind.equals("press")) {
            return claimantKind.equals("analyst") ? AuditAuthority.ANALYST : AuditAuthority.PRESS;
        }
        return switch (claimantKind) {
            case "maker", "vendor" -> AuditAuthority.MAKER;
            case "dataset" -> AuditAuthority.DATA_SET;
            case "analyst" ->
                    sourceKind.equals("paper") ? AuditAuthority.PAPER : AuditAuthority.ANALYST;
            default -> AuditAuthority.PRESS;
        };
    }

    private static final Map<String, Pattern> MAKERS =
            Map.of(
                    "nvidia",
                            Pattern.compile(
                                    "(?i)\\bnvidia\\b|\\b[ABHV]\\d{2,3}\\b|\\bG[BH]\\d{3}\\b|\\bhopper\\b|\\bblackwell\\b"),
                    "google", Pattern.compile("(?i)\\btpus?\\b"),
                    "amazon", Pattern.compile("(?i)\\b(?:trainium|inferentia)"),
                    "amd", Pattern.compile("\\bAMD\\b|\\bMI\\d{3}"));

    private static final Pattern CHIP = Pattern.compile("\\b[A-Z]{1,2}\\d{2,4}[A-Z]?\\b");

    /**
     * Whether its figure may be of such chips: one for Trainium tells nothing of TPUs.
     *
     * @param chip slug of the chips that are spoken of; null if they are not named
     * @param unit in which they are counted
     */
    boolean mayBeOn(String chip, String unit) {
        if (part == null) {
            return true;
        }
        if (metric.equals("serving-throughput")) {
            return chip == null
                    || CHIP.matcher(part)
                            .results()
                            .allMatch(name -> chip.contains(name.group().toLowerCase(Locale.ROOT)));
        }
        var makers =
                MAKERS.entrySet().stream()
                        .filter(maker -> maker.getValue().matcher(part).find())
                        .map(Map.Entry::getKey)
                        .toList();
        return makers.isEmpty()
                || (chip == null
                        ? !unit.endsWith("TPUs") || makers.contains("google")
                        : !MAKERS.containsKey(chip.split("-")[0])
                                || makers.contains(chip.split("-")[0]));
    }

    /** A claim about a market has no subject on record, so the snapshot lacks it. */
    static RecordedClaim onMarket(Claim c) {
        return new RecordedClaim(
                c.slug,
                c.subjectKind,
                c.subjectName,
                c.subjectName,
                null,
                c.metric,
                c.comparator,
                c.value,
                c.valueHigh,
                c.unit,
                c.scope,
                c.basis,
                c.claimant,
                c.claimantKind,
                null,
                c.statedOn,
                c.source.slug,
                c.source.kind);
    }
}
