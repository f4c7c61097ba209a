package dev.modelcost.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets that layers could take in different ways are refused, and it is said why. */
class RequestTargetCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/models",
                "/api/v1/models?",
                "/api/v1/models?limit=5&&sort=name",
                "/api/v1/prices?at=2025-01-01T10:00:00%2B01:00&q=a+b",
                "/api/v1/models/caf%C3%A9?filter[name]=x?y/z;w,~'()*!$@"
            })
    void isAllowed(String target) {
        assertThat(RequestTargetCheck.refusal(target)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/api/v1/models;x=1 | path: parameters after ';'",
                "/api/v1/a%2 | path: '%2' is not a valid percent-encoding",
                "/api/v1/models?limit=%zz | limit: '%zz' is not a valid percent-encoding",
                "/api/v1/models?a=1&b=% | b: '%' is not a valid percent-encoding",
                "/api/v1/models?q=a\"b | q: '\"' must be percent-encoded",
                "/api/v1/[x] | path: '[' must be percent-encoded",
                "/api/v1/models?q=caf\u00e9 | must be percent-encoded",
                "/api/v1/models?q=\ud83d\ude00 | must be percent-encoded"
            })
    void isRefused(String target, String why) {
        assertThat(RequestTargetCheck.refusal(target))
                .hasValueSatisfying(problem -> assertThat(problem.getDetail()).contains(why));
    }

    @Property(tries = 300)
    void whatIsEncodedIsAllowed(@ForAll String text) {
        var encoded = new StringBuilder("/api/v1/models?q=");
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append("%%%02X".formatted(octet));
        }
        assertThat(RequestTargetCheck.refusal(encoded.toString())).isEmpty();
    }
}
