package dev.holdfast.printservice.ippserver;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// A document on its way. Now and then, as long as bytes of it come, somebody hears of that.
final class Arriving extends FilterInputStream {

    private final long every;
    private final Runnable tell;
    private long told = System.nanoTime();

    Arriving(InputStream document, Duration every, Runnable tell) {
        super(document);
        this.every = every.toNanos();
        this.tell = tell;
    }

    @Override
    public int read() throws IOException {
        return heard(super.read());
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return heard(super.read(buffer, offset, length));
    }

    private int heard(int got) {
        if (got >= 0 && System.nanoTime() - told >= every) {
            told = System.nanoTime();
            tell.run();
        }
        return got;
    }
}
