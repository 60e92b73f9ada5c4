package dev.holdfast.printservice.spool;

import java.util.UUID;

/// A printer is deleted, in the transaction that does it.
record PrinterDeleted(UUID printerId) {}
