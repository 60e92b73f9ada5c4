package dev.holdfast.printservice.spool;

import java.util.UUID;

/// A task definition is deleted, in the transaction that does it.
record TaskDefinitionDeleted(UUID definitionId) {}
