package dev.holdfast.document;

/// How a sheet is turned between its two sides.
public enum Sides {
    /// There is one side only.
    ONE,
    /// As a book's leaf.
    LONG_EDGE,
    /// As a calendar's leaf.
    SHORT_EDGE
}
