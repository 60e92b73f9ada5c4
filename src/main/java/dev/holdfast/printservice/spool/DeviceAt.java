package dev.holdfast.printservice.spool;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where a device is, and the SHA-256 of the certificate that it was registered with, if it showed one.
public record DeviceAt(URI uri, @Nullable String certificate) {}
