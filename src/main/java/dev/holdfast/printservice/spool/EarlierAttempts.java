package dev.holdfast.printservice.spool;

import java.util.Optional;
import java.util.OptionalLong;

/// What the attempts before this one left of a delivery. `mayBeSent`: something may have been sent; `begun`: the job
/// that was made at the device; `octets`: the length of the document that was sent to it; `recall`: why, if at all, the
/// device is to give it back; `refusal`: why the job is not to be sent again once it did.
public record EarlierAttempts(
        boolean mayBeSent, Optional<DeviceJob> begun, OptionalLong octets, Recall recall, Optional<String> refusal) {

    /// Nobody has tried yet.
    public static final EarlierAttempts NONE =
            new EarlierAttempts(false, Optional.empty(), OptionalLong.empty(), Recall.NONE, Optional.empty());

    /// Why a device is to give a job back.
    public enum Recall {
        /// It is not.
        NONE,
        /// The device was asked to already, and its answer is not known.
        BEGUN,
        /// The device has not gone on with it for too long.
        STANDS_STILL,
        /// Somebody canceled it with us.
        CANCELED
    }
}
