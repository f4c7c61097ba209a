package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.claimwords.TextName.Kind;
import java.util.regex.Pattern;

/**
 * Servers, racks and clusters of a chip that a sentence names.
 *
 * @param before a chip that the sentence before was about, which has no place in this one; null if
 *     it was about none
 */
record TextSystem(String sentence, TextName before) {

    private static final Pattern SYSTEM_AFTER = Pattern.compile("(?i)^[ -]?NVL ?\\d{1,4}\\b");
    private static final Pattern SYSTEM_BEFORE = Pattern.compile("(?i)\\b(?:DGX|HGX)[ -]$");
    private static final Pattern OF_MANY =
            Pattern.compile(
                    "(?i)^[ -]?(?:racks?|servers?|nodes?|clusters?|pods?|superpods?|systems?|supercomputers?)\\b");

    /** The name of a chip with that of its system: GB200 NVL72, DGX H100. */
    String withSystem(TextName name) {
        if (name.kind() != Kind.CHIP || name == before) {
            return name.name();
        }
        var after = SYSTEM_AFTER.matcher(sentence.substring(name.end()));
        var ahead = SYSTEM_BEFORE.matcher(sentence.substring(0, name.start()));
        return (ahead.find() ? ahead.group() : "")
                + name.name()
                + (after.find() ? " " + after.group().strip() : "");
    }

    /** Whether it is a rack or a cluster of the chip, of nobody says how many. */
    boolean isOfUncounted(TextName name) {
        return name != before
                && OF_MANY.matcher(sentence.substring(name.end())).find()
                && SystemWords.chips(withSystem(name)).isEmpty();
    }

    /** Whether it is a rack, a server or a cluster of the chip, however many it holds. */
    boolean isOfMany(TextName name) {
        return OF_MANY.matcher(sentence.substring(name.end())).find()
                || SystemWords.chips(withSystem(name)).isPresent();
    }
}
