package dev.holdfast.graph;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;

/// Graph's printConnector. `displayName` is also read as one page of the documentation has it, `name`;
/// `registeredDateTime` is as it came, because the documentation shows it without a zone, too.
public record PrintConnector(
        String id,
        @JsonAlias("name") String displayName,
        String fullyQualifiedDomainName,
        String operatingSystem,
        String appVersion,
        @Nullable PrinterLocation location,
        String registeredDateTime) {}
