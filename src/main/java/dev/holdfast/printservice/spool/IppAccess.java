package dev.holdfast.printservice.spool;

/// How people who print over IPP say who they are.
public enum IppAccess {
    /// By a key of kind print as the password of HTTP Basic, over TLS only.
    BASIC,
    /// By `requesting-user-name`, which is believed where it comes from a listed network.
    TRUSTED
}
