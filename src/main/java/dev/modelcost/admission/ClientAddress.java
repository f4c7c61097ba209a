package dev.modelcost.admission;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * By what a client is known: its IPv4 address, or the first 64 bits of its IPv6 address, since a
 * household has all of the others.
 *
 * @param text the bytes of the address in hexadecimal; a host's name as it is, empty if unknown
 */
record ClientAddress(String text) {

    private static final int NETWORK_BYTES = 8;
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;

    /** How an IPv6 address begins that stands for an IPv4 one (::ffff:0:0/96). */
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    static ClientAddress of(@Nullable SocketAddress remote) {
        var address = remote == null ? null : remote.hostAddress();
        if (address == null) {
            return new ClientAddress(remote == null || remote.host() == null ? "" : remote.host());
        }
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return new ClientAddress(
                bytes == null ? address : HexFormat.of().formatHex(identifying(bytes)));
    }

    private static byte[] identifying(byte[] address) {
        if (address.length == IPV4_BYTES) {
            return address;
        }
        return Arrays.equals(address, 0, MAPPED.length, MAPPED, 0, MAPPED.length)
                ? Arrays.copyOfRange(address, MAPPED.length, IPV6_BYTES)
                : Arrays.copyOf(address, NETWORK_BYTES);
    }
}
