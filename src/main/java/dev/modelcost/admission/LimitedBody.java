package dev.modelcost.admission;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that is read as it comes, up to a size. */
final class LimitedBody extends FilterInputStream {

    private final long maxBytes;
    private long read;

    LimitedBody(InputStream body, long maxBytes) {
        super(body);
        this.maxBytes = maxBytes;
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        var many = super.read(into, from, length);
        count(Math.max(many, 0));
        return many;
    }

    private void count(int more) {
        read += more;
        if (read > maxBytes) {
            throw BodyReading.tooLarge(maxBytes);
        }
    }
}
