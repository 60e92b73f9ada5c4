package dev.holdfast.printservice.ippserver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The formats that are taken, and what a document is by its first bytes.
final class Formats {

    static final String ANY = "application/octet-stream";
    static final String PDF = "application/pdf";
    static final String JPEG = "image/jpeg";
    static final String PWG = "image/pwg-raster";
    static final String URF = "image/urf";

    static final List<String> SUPPORTED = List.of(ANY, PDF, JPEG, PWG, URF);

    /// A PDF may have other bytes before its header.
    private static final int PDF_HEADER_WITHIN = 1_024;

    private Formats() {}

    static boolean isSupported(String format) {
        return SUPPORTED.contains(format);
    }

    /// What the document really is; empty where it is none of the formats. `bytes` can be read from the
    /// beginning afterwards.
    static Optional<String> sniff(InputStream bytes) throws IOException {
        bytes.mark(PDF_HEADER_WITHIN);
        byte[] first = bytes.readNBytes(PDF_HEADER_WITHIN);
        bytes.reset();
        return of(first);
    }

    static Optional<String> of(byte[] first) {
        if (startsWith(first, 0xff, 0xd8, 0xff)) return Optional.of(JPEG);
        // PWG raster is CUPS raster, version 2, in this order of bytes.
        if (startsWith(first, 'R', 'a', 'S', '2')) return Optional.of(PWG);
        if (startsWith(first, 'U', 'N', 'I', 'R', 'A', 'S', 'T', 0)) return Optional.of(URF);
        return new String(first, StandardCharsets.ISO_8859_1).contains("%PDF-") ? Optional.of(PDF) : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) return false;
        return Arrays.equals(Arrays.copyOf(bytes, start.length), bytes(start));
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
        return bytes;
    }
}
