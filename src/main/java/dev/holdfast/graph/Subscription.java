package dev.holdfast.graph;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Graph's subscription to change notifications.
public record Subscription(
        @Nullable String id,
        String changeType,
        String resource,
        String notificationUrl,
        @Nullable String lifecycleNotificationUrl,
        Instant expirationDateTime,
        @Nullable String clientState,
        @Nullable String applicationId,
        @Nullable String creatorId,
        @Nullable String notificationQueryOptions,
        @Nullable String latestSupportedTlsVersion,
        @Nullable Boolean includeResourceData,
        @Nullable String encryptionCertificate,
        @Nullable String encryptionCertificateId,
        @Nullable String notificationUrlAppId) {}
