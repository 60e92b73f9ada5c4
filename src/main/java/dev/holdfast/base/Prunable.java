package dev.holdfast.base;

/// Something that forgets old rows. The [Sweep] calls it again while it says there is more.
public interface Prunable {

    /// Deletes at most one small batch in a transaction of its own; true while there may be more.
    boolean pruneBatch();
}
