package dev.holdfast.printservice.spool;

import java.util.ArrayList;
import java.util.List;

/// Which bytes of a document of `size` bytes have arrived: its parts, in the order of their first byte, never
/// overlapping.
record Manifest(long size, List<ByteRange> parts) {

    boolean isComplete() {
        return missing().isEmpty();
    }

    /// The gaps between the parts.
    List<ByteRange> missing() {
        var missing = new ArrayList<ByteRange>();
        long next = 0;
        for (var part : parts) {
            if (part.first() > next) {
                missing.add(new ByteRange(next, part.first() - 1));
            }
            next = part.last() + 1;
        }
        if (next < size) {
            missing.add(new ByteRange(next, size - 1));
        }
        return missing;
    }
}
