package dev.holdfast.printservice.spool;

import org.jspecify.annotations.Nullable;

/// The job that a device made for one of ours, as the device names it: `job-id`, `job-uuid` and `job-uri` where it has
/// them, and the seconds since the device was started. `hasAll`: it said that it has the whole document.
public record DeviceJob(
        int id, @Nullable String uuid, @Nullable String uri, int upTime, boolean hasAll) {

    /// The same job with the whole document.
    public DeviceJob complete() {
        return new DeviceJob(id, uuid, uri, upTime, true);
    }
}
