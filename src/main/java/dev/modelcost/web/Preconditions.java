package dev.modelcost.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The conditions that a request sets on the strong ETag of an answer (RFC 9110, 13.1):
 * If-None-Match compares weakly, because compressing proxies weaken tags; If-Match compares
 * strongly, and of a single row the version alone.
 *
 * @param tag with its quotes
 * @param rowVersion with which the tag of a single row begins; null of other answers
 */
record Preconditions(String tag, @Nullable Integer rowVersion) {

    private static final Pattern TAG = Pattern.compile("(W/)?(\"[^\"]*\")");

    /** Whether the answer is the only one that the client wants, by its If-Match. */
    boolean met(@Nullable String ifMatch) {
        return ifMatch == null || names(ifMatch, false);
    }

    /** Whether the client has the answer already, by its If-None-Match. */
    boolean known(@Nullable String ifNoneMatch) {
        return ifNoneMatch != null && names(ifNoneMatch, true);
    }

    private boolean names(String header, boolean weakly) {
        if (header.equals(tag) || header.strip().equals("*")) {
            return true;
        }
        return TAG.matcher(header)
                .results()
                .anyMatch(
                        match ->
                                (weakly || match.group(1) == null)
                                        && (match.group(2).equals(tag)
                                                || !weakly && isOfThisVersion(match.group(2))));
    }

    private boolean isOfThisVersion(String other) {
        return rowVersion != null && other.startsWith("\"" + rowVersion + "-");
    }
}
