package dev.holdfast.held;

import dev.holdfast.base.Backoff;

/// Does the chores of one kind. Where the print cloud is away a chore comes back after the back-off.
interface Duty {

    Chore.Kind kind();

    /// How many may be under way in this process.
    int atOnce();

    Backoff backoff();

    /// Does one chore, and takes it off the list or puts it off; never within a transaction.
    void work(Chore chore);
}
