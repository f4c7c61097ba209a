package dev.modelcost.admission;

import dev.modelcost.failure.Printable;
import dev.modelcost.web.ProblemTypes;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Checks the request target as it was sent. Characters that RFC 3986 does not allow unencoded could
 * be interpreted differently by different layers, or not at all, so they are rejected.
 */
final class RequestTargetCheck {

    private static final String IN_PATH =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~!$&'()*+,=:@/;-";

    private static final BitSet ALLOWED_IN_PATH = characters(IN_PATH);
    private static final BitSet ALLOWED_IN_QUERY = characters(IN_PATH + "?[]");

    private RequestTargetCheck() {}

    static Optional<HttpProblem> refusal(String target) {
        var question = target.indexOf('?');
        var path = question < 0 ? target : target.substring(0, question);
        if (path.indexOf(';') >= 0) {
            return malformed(
                    "path", "parameters after ';' are not supported; give them after '?'.");
        }
        var inPath = broken(path, ALLOWED_IN_PATH);
        if (inPath.isPresent()) {
            return malformed("path", inPath.get());
        }
        if (question < 0) {
            return Optional.empty();
        }
        for (var parameter : target.substring(question + 1).split("&")) {
            var wrong = broken(parameter, ALLOWED_IN_QUERY);
            if (wrong.isPresent()) {
                var name = Printable.of(parameter.split("=", 2)[0]);
                return malformed(name, wrong.get());
            }
        }
        return Optional.empty();
    }

    /** What is wrong with a part of the target; it is gone through once, since every request is. */
    private static Optional<String> broken(String text, BitSet allowed) {
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character == '%') {
                if (!isEncoded(text, i)) {
                    var end = Math.min(i + 3, text.length());
                    return Optional.of(
                            shown(text.substring(i, end))
                                    + " is not a valid percent-encoding; use '%' and two"
                                    + " hexadecimal digits, and %25 for '%' itself.");
                }
            } else if (!allowed.get(character)) {
                var wrong = Character.toString(text.codePointAt(i));
                return Optional.of(shown(wrong) + " must be percent-encoded.");
            }
        }
        return Optional.empty();
    }

    private static boolean isEncoded(String text, int percent) {
        return percent + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(percent + 1))
                && HexFormat.isHexDigit(text.charAt(percent + 2));
    }

    private static BitSet characters(String text) {
        var all = new BitSet();
        text.chars().forEach(all::set);
        return all;
    }

    private static String shown(String text) {
        return "'" + Printable.of(text) + "'";
    }

    private static Optional<HttpProblem> malformed(String part, String sentence) {
        return Optional.of(ProblemTypes.of(400, part + ": " + sentence));
    }
}
