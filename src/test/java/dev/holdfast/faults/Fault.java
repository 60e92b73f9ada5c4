package dev.holdfast.faults;

/// Something that was done to the system and took place, from when to when (milliseconds since 1970). `printer` is
/// the one whose memory was lost by it, else empty: nobody can know any more what that one did.
record Fault(String kind, long begun, long ended, String printer) {

    boolean destroysEvidence() {
        return !printer.isEmpty();
    }

    boolean isWithin(long from, long to) {
        return begun <= to && ended >= from;
    }

    @Override
    public String toString() {
        return kind + (printer.isEmpty() ? "" : " " + printer);
    }
}
