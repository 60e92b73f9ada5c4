package dev.holdfast.printservice.spool;

/// There is something to deliver: fired in the transaction that queues it.
public record DeliveryQueued() {}
