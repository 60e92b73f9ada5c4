package dev.holdfast.printservice.spool;

/// A job was printed whose pages are to be counted: fired in the transaction that ends it.
record JobToCount() {}
