package dev.holdfast.printservice.ippserver;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/// How documents are compressed on their way. How much comes out is limited where they are kept.
final class Compression {

    static final List<String> NAMES = List.of("none", "gzip", "deflate");

    private static final int BUFFER = 64 * 1024;

    private Compression() {}

    /// The document itself, which can be marked. Closing it frees what unpacks it and leaves `bytes` open.
    static InputStream open(String compression, InputStream bytes) throws IOException {
        return switch (compression) {
            case "none" -> new Kept(bytes);
            case "gzip" -> marked(new Unpacked(gzip(new Kept(bytes))));
            case "deflate" -> marked(new Unpacked(inflated(new Kept(bytes))));
            default ->
                throw new IppRefusal(
                        IppStatus.CLIENT_ERROR_COMPRESSION_NOT_SUPPORTED,
                        "The compression must be one of " + String.join(", ", NAMES) + ".");
        };
    }

    private static InputStream marked(InputStream bytes) {
        return new BufferedInputStream(bytes, BUFFER);
    }

    private static InputStream gzip(InputStream bytes) throws IOException {
        try {
            return new GZIPInputStream(bytes, BUFFER);
        } catch (ZipException | EOFException e) {
            throw spoiled();
        }
    }

    // RFC 8011 means the bare format, which CUPS sends; others wrap it as HTTP's deflate does.
    private static InputStream inflated(InputStream bytes) throws IOException {
        bytes.mark(2);
        int first = bytes.read();
        int second = bytes.read();
        bytes.reset();
        boolean wrapped = (first & 0x0f) == 8 && second >= 0 && (first << 8 | second) % 31 == 0;
        var inflater = new Inflater(!wrapped);
        return new InflaterInputStream(bytes, inflater, BUFFER) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end();
            }
        };
    }

    private static IppRefusal spoiled() {
        return new IppRefusal(IppStatus.CLIENT_ERROR_COMPRESSION_ERROR, "The document cannot be decompressed.");
    }

    /// Stays open.
    private static final class Kept extends FilterInputStream {

        Kept(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }

    /// Tells a document that was packed badly from a connection that broke off.
    private static final class Unpacked extends FilterInputStream {

        Unpacked(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (ZipException | EOFException e) {
                throw spoiled();
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (ZipException | EOFException e) {
                throw spoiled();
            }
        }
    }
}
