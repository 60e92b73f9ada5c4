package dev.holdfast.printservice.delivery;

import java.io.IOException;
import java.io.InputStream;

/// A document as it goes to a printer: its media type, and how many bytes it has and which.
record Paper(String format, long octets, Bytes bytes) {

    /// Bytes that can be read again from their beginning.
    interface Bytes {

        InputStream open() throws IOException;
    }
}
