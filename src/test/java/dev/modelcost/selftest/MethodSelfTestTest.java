package dev.modelcost.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The methods on published inputs. */
class MethodSelfTestTest {

    @Test
    void computesByTheNameOfTheMethod() {
        assertThat(MethodSelfTest.compute("rental", List.of(147_000.0, 2.0))).isEqualTo(294_000);
        assertThat(MethodSelfTest.compute("hours-times-watts", List.of(1_082_990.0, 400.0)))
                .isCloseTo(433.196, within(1e-9));
    }

    @Test
    void refusesAnUnknownMethod() {
        assertThatThrownBy(() -> MethodSelfTest.compute("guess", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such method: guess");
    }
}
