package dev.holdfast.printservice.spool;

/// Bytes `first` to `last` of a document, both included. Written as Graph writes expected ranges.
public record ByteRange(long first, long last) {

    public ByteRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("not a range: " + first + "-" + last);
        }
    }

    /// How many bytes.
    public long length() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
