package dev.modelcost.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Marks where a page ended: the sort order, the sort key's value of the last row (empty if it has
 * none) and its slug. Opaque to clients.
 */
public record Cursor(String sort, String value, String slug) {

    public String encode() {
        var text = String.join("\n", sort, value, slug);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if the text is not a cursor, or
     *     belongs to another sort order
     */
    public static Cursor decode(String text, String sort) {
        try {
            var parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
                            .split("\n", -1);
            if (parts.length == 3 && parts[0].equals(sort)) {
                return new Cursor(parts[0], parts[1], parts[2]);
            }
        } catch (IllegalArgumentException e) {
            // Not base64: rejected below.
        }
        throw refused();
    }

    public static RuntimeException refused() {
        return Problems.badParameter(
                "cursor",
                "not a cursor for this list in this order; use 'next' or the Link header of the"
                        + " previous page.");
    }
}
