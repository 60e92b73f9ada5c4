package dev.holdfast.printservice.delivery;

import dev.holdfast.printservice.spool.DeviceProgress;
import dev.holdfast.printservice.spool.Sighting;

/// What puts jobs on paper. It is shaped for IPP printers; folders are another of its kinds.
sealed interface Device permits FileDevice, IppDevice, NoDevice {

    /// What it is and can do. One that cannot be reached is a [DeviceUnavailable].
    DeviceDescription describe();

    /// How it is now; never throws for a device that is away.
    Sighting probe();

    /// Prints a job. It says so by [Handover#sending] before the first byte that may become paper; a repeated
    /// delivery of the same job finds out what became of the earlier one first. [Handover.TurnLost] passes
    /// through.
    Outcome deliver(Handover handover);

    /// What became of a delivery.
    sealed interface Outcome {

        /// The device has the whole job.
        record Delivered() implements Outcome {}

        /// Nothing of it can become paper; the same delivery may be tried again.
        record NothingSent(String reason) implements Outcome {}

        /// Nothing of it was sent, which is not the device's doing: other jobs need not wait.
        record NotReady(String reason) implements Outcome {}

        /// Nothing of it can become paper, and the device will never take it.
        record Refused(String reason) implements Outcome {}

        /// It may be on paper, or not; a later attempt may find out.
        record Unknown(String reason) implements Outcome {}

        /// It may be on paper, or not, and nobody will ever find out.
        record Unconfirmed(String reason) implements Outcome {}

        /// The device has the whole job and will print it.
        record UnderWay(DeviceProgress progress) implements Outcome {}

        /// Something was sent, and the device says that nothing of it can become paper.
        record Undone(String reason) implements Outcome {}

        /// The device had the whole job and gave it up.
        record Failed(String reason) implements Outcome {}

        /// Somebody cancelled the job at the device.
        record Canceled() implements Outcome {}
    }
}
