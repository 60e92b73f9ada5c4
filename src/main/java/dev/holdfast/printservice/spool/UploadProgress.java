package dev.holdfast.printservice.spool;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// How far an upload is.
public sealed interface UploadProgress {

    /// The ranges that are still missing, as Graph writes them.
    record More(Instant expires, List<String> missing) implements UploadProgress {

        static More of(UploadSession session, Manifest manifest) {
            return new More(
                    session.expiresAt(),
                    manifest.missing().stream().map(ByteRange::toString).toList());
        }
    }

    /// All bytes are there.
    record Complete(UUID document, DocumentProperties properties) implements UploadProgress {}
}
