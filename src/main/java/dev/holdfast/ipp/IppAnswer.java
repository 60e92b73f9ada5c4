package dev.holdfast.ipp;

import org.jspecify.annotations.Nullable;

/// What a printer answered; over TLS with the SHA-256 of the certificate that it showed, in hexadecimal.
public record IppAnswer(IppMessage message, @Nullable String certificate) {}
