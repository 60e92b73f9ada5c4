package dev.holdfast.printservice.spool;

import org.jspecify.annotations.Nullable;

/// How far a device is with a job that it has: what it does, the sides of sheets that are done where it
/// says so, and all of that in words for people.
public record DeviceProgress(State state, @Nullable Integer impressions, String words) {

    /// What a device does with a job.
    public enum State {
        /// It has others to print first, or waits for somebody to do something there.
        WAITING,
        /// It prints.
        PRINTING,
        /// It cannot go on.
        STOPPED
    }
}
