package dev.modelcost.admission;

import dev.modelcost.failure.Printable;
import dev.modelcost.web.ProblemTypes;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the request target as it was sent. Characters that RFC 3986 does not allow unencoded could
 * be interpreted differently by different layers, or not at all, so they are rejected.
 */
final class RequestTargetCheck {

    private static final Pattern BROKEN_ENCODING =
            Pattern.compile("%(?![0-9a-fA-F]{2}).{0,2}", Pattern.DOTALL);

    private static final Pattern NOT_IN_PATH = Pattern.compile("[^A-Za-z0-9._~!$&'()*+,=:@/%;-]");
    private static final Pattern NOT_IN_QUERY =
            Pattern.compile("[^A-Za-z0-9._~!$&'()*+,=:@/%;?\\[\\]-]");

    private RequestTargetCheck() {}

    static Optional<HttpProblem> refusal(String target) {
        var question = target.indexOf('?');
        var path = question < 0 ? target : target.substring(0, question);
        if (path.indexOf(';') >= 0) {
            return malformed(
                    "path", "parameters after ';' are not supported; give them after '?'.");
        }
        var inPath = broken(path, NOT_IN_PATH);
        if (inPath.isPresent()) {
            return malformed("path", inPath.get());
        }
        if (question < 0) {
            return Optional.empty();
        }
        for (var parameter : target.substring(question + 1).split("&")) {
            var wrong = broken(parameter, NOT_IN_QUERY);
            if (wrong.isPresent()) {
                var name = Printable.of(parameter.split("=", 2)[0]);
                return malformed(name, wrong.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> broken(String text, Pattern notAllowed) {
        var encoding = BROKEN_ENCODING.matcher(text);
        if (encoding.find()) {
            return Optional.of(
                    shown(encoding)
                            + " is not a valid percent-encoding; use '%' and two hexadecimal"
                            + " digits, and %25 for '%' itself.");
        }
        var character = notAllowed.matcher(text);
        return character.find()
                ? Optional.of(shown(character) + " must be percent-encoded.")
                : Optional.empty();
    }

    private static String shown(Matcher found) {
        return "'" + Printable.of(found.group()) + "'";
    }

    private static Optional<HttpProblem> malformed(String part, String sentence) {
        return Optional.of(ProblemTypes.of(400, part + ": " + sentence));
    }
}
