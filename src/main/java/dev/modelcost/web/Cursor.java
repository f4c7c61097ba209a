package dev.modelcost.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page ended: the sort, the sort key's value of the last row (empty if it has none) and its
 * slug. Opaque to clients.
 */
public record Cursor(String sort, String value, String slug) {

    public String encode() {
        var text = String.join("\n", sort, value, slug);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if the text is no cursor, or one of
     *     another sort
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
            // Not base64: refused below.
        }
        throw refused();
    }

    public static RuntimeException refused() {
        return Problems.badParameter(
                "cursor",
                "not a cursor of this list in this order; take it from 'next' or the Link header of the page before.");
    }
}
