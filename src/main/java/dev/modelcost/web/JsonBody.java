package dev.modelcost.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of an answer, and the digest for its ETag. */
final class JsonBody {

    private static final int TAG_BYTES = 12;

    private final byte[] bytes;
    private final String digest;

    JsonBody(byte[] bytes) {
        this.bytes = bytes;
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            this.digest = HexFormat.of().formatHex(hash, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** Must not be modified. */
    byte[] bytes() {
        return bytes;
    }

    String digest() {
        return digest;
    }
}
