package dev.modelcost.web;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions that ask the same have one text, and others have another. */
class QuestionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    -                       | -
                    limit=5                 | limit=5&
                    limit=5&sort=name       | sort=name&limit=5
                    limit=5&sort=name       | sort=name&&limit=5
                    limit=5&sort=name       | sort=%6Eame&limit=5
                    q=a+b&x=1               | x=1&q=a%20b
                    models=a,b&x=1          | x=1&models=a%2Cb
                    at=10:00&x=1            | x=1&at=10%3a00
                    """)
    void isTheSame(String query, String other) {
        assertThat(Question.of("/models", other)).isEqualTo(Question.of("/models", query));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    -                       | limit=20
                    limit=5                 | limit=6
                    a=1&b=2                 | a=2&b=1
                    a=1&a=2                 | a=2&a=1
                    q=a%26b=1               | q=a&b=1
                    q=a%3Db                 | q%3Da=b
                    q=%2B                   | q=+
                    """)
    void isAnother(String query, String other) {
        assertThat(Question.of("/models", other)).isNotEqualTo(Question.of("/models", query));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    -                       | /models?cursor=next
                    limit=5                 | /models?limit=5&cursor=next
                    limit=5&cursor=this     | /models?limit=5&cursor=next
                    cursor=this             | /models?cursor=next
                    &&                      | /models?cursor=next
                    q=a%26b&limit=5         | /models?limit=5&q=a%26b&cursor=next
                    """)
    void isAskedOfAnotherPage(String query, String target) {
        assertThat(Question.of("/models", query).at("next")).isEqualTo(target);
    }

    @Property(tries = 200)
    void theOrderOfDifferentParametersDoesNotMatter(
            @ForAll @AlphaChars @StringLength(min = 1, max = 4) String a,
            @ForAll @AlphaChars @StringLength(min = 1, max = 4) String b,
            @ForAll @StringLength(max = 5) @AlphaChars String x,
            @ForAll @StringLength(max = 5) @AlphaChars String y) {
        if (a.equals(b)) {
            return;
        }
        assertThat(Question.of("/p", a + "=" + x + "&" + b + "=" + y))
                .isEqualTo(Question.of("/p", b + "=" + y + "&" + a + "=" + x));
    }
}
