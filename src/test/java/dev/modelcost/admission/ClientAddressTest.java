package dev.modelcost.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "::ffff:192.0.2.1, 192.0.2.1, true",
        "::ffff:192.0.2.1, ::ffff:192.0.2.2, false",
        "::1, ::2, true"
    })
    void isTheAddressOrTheNetworkOfAHousehold(String one, String other, boolean same) {
        assertThat(of(one).equals(of(other))).isEqualTo(same);
    }

    private static ClientAddress of(String address) {
        return ClientAddress.of(SocketAddress.inetSocketAddress(1, address));
    }
}
