package dev.holdfast.printservice.spool;

import dev.holdfast.graph.Subscription;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a subscriber asks for, checked as far as that needs nobody else.
record NewSubscription(
        Watched watched,
        String resource,
        @Nullable String queryOptions,
        URI notificationUrl,
        @Nullable URI lifecycleUrl,
        @Nullable String clientState,
        String tlsVersion,
        Instant expiresAt) {

    private static final int LONGEST_STATE = 128;
    private static final Set<String> TLS_VERSIONS = Set.of("v1_0", "v1_1", "v1_2", "v1_3");
    // Graph's own words for it, which clients space as they like.
    private static final Pattern FETCHABLE =
            Pattern.compile("\\s*\\$filter\\s*=\\s*isFetchable\\s+eq\\s+true\\s*", Pattern.CASE_INSENSITIVE);

    static NewSubscription of(Subscription asked, NotificationUrls urls) {
        if (Boolean.TRUE.equals(asked.includeResourceData()) || asked.encryptionCertificate() != null) {
            throw GraphProblem.badRequest("Notifications with resource data are not supported for print resources.");
        }
        String resource = required("resource", asked.resource());
        var watched = Watched.by(resource)
                .orElseThrow(() -> GraphProblem.badRequest("Only subscriptions to 'print/taskDefinitions/{id}/tasks'"
                        + " and 'print/printers/{id}/jobs' are supported here."));
        String changeType = watched.kind().changeType();
        if (!required("changeType", asked.changeType()).equalsIgnoreCase(changeType)) {
            throw GraphProblem.badRequest("The changeType of this resource must be '" + changeType + "'.");
        }
        String lifecycle = asked.lifecycleNotificationUrl();
        return new NewSubscription(
                watched,
                resource,
                queryOptions(watched.kind(), asked.notificationQueryOptions()),
                urls.check("notificationUrl", required("notificationUrl", asked.notificationUrl())),
                lifecycle == null ? null : urls.check("lifecycleNotificationUrl", lifecycle),
                clientState(asked.clientState()),
                tlsVersion(asked.latestSupportedTlsVersion()),
                required("expirationDateTime", asked.expirationDateTime()));
    }

    private static @Nullable String queryOptions(Watched.Kind kind, @Nullable String given) {
        String options = given == null ? "" : given;
        boolean good = switch (kind) {
            case TASKS -> options.isBlank();
            case JOBS -> FETCHABLE.matcher(options).matches();
        };
        if (good) return given;
        throw GraphProblem.badRequest(
                kind == Watched.Kind.TASKS
                        ? "The notificationQueryOptions are not supported for print tasks."
                        : "The notificationQueryOptions of a printer's jobs must be '$filter = isFetchable eq true'.");
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null || value.equals("")) {
            throw GraphProblem.badRequest("The property '" + name + "' is required.");
        }
        return value;
    }

    private static @Nullable String clientState(@Nullable String state) {
        if (state != null && state.length() > LONGEST_STATE) {
            throw GraphProblem.badRequest("The clientState must not be longer than " + LONGEST_STATE + " characters.");
        }
        if (state != null && state.codePoints().anyMatch(NewSubscription::isNoText)) {
            throw GraphProblem.badRequest("The clientState must not contain control characters or halves of others.");
        }
        return state;
    }

    private static boolean isNoText(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static String tlsVersion(@Nullable String version) {
        String wanted = version == null ? "v1_2" : version;
        if (!TLS_VERSIONS.contains(wanted)) {
            throw GraphProblem.badRequest("The latestSupportedTlsVersion must be one of v1_0, v1_1, v1_2, v1_3.");
        }
        return wanted;
    }
}
