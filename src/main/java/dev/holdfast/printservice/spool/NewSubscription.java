package dev.holdfast.printservice.spool;

import dev.holdfast.base.Ids;
import dev.holdfast.graph.Subscription;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a subscriber asks for, checked as far as that needs nobody else.
record NewSubscription(
        UUID definition,
        String resource,
        String changeType,
        URI notificationUrl,
        @Nullable URI lifecycleUrl,
        @Nullable String clientState,
        String tlsVersion,
        Instant expiresAt) {

    private static final int LONGEST_STATE = 128;
    private static final Set<String> TLS_VERSIONS = Set.of("v1_0", "v1_1", "v1_2", "v1_3");
    private static final Pattern TASKS = Pattern.compile(
            "/?print/taskdefinitions(?:/([0-9a-f-]{36})|\\('([0-9a-f-]{36})'\\))/tasks/?", Pattern.CASE_INSENSITIVE);

    static NewSubscription of(Subscription asked, NotificationUrls urls) {
        refuseWhatIsNotThere(asked);
        String resource = required("resource", asked.resource());
        var definition = definition(resource)
                .orElseThrow(() -> GraphProblem.badRequest(
                        "Only subscriptions to 'print/taskDefinitions/{id}/tasks' are supported here."));
        if (!required("changeType", asked.changeType()).toLowerCase(Locale.ROOT).equals("created")) {
            throw GraphProblem.badRequest("The changeType of print tasks must be 'created'.");
        }
        String lifecycle = asked.lifecycleNotificationUrl();
        return new NewSubscription(
                definition,
                resource,
                "created",
                urls.check("notificationUrl", required("notificationUrl", asked.notificationUrl())),
                lifecycle == null ? null : urls.check("lifecycleNotificationUrl", lifecycle),
                clientState(asked.clientState()),
                tlsVersion(asked.latestSupportedTlsVersion()),
                required("expirationDateTime", asked.expirationDateTime()));
    }

    static Optional<UUID> definition(String resource) {
        var match = TASKS.matcher(resource);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Ids.parse(match.group(1) == null ? match.group(2) : match.group(1));
    }

    private static void refuseWhatIsNotThere(Subscription asked) {
        if (Boolean.TRUE.equals(asked.includeResourceData()) || asked.encryptionCertificate() != null) {
            throw GraphProblem.badRequest("Notifications with resource data are not supported for print resources.");
        }
        String options = asked.notificationQueryOptions();
        if (options != null && !options.isBlank()) {
            throw GraphProblem.badRequest("The notificationQueryOptions are not supported for print tasks.");
        }
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
        if (state != null && state.chars().anyMatch(Character::isISOControl)) {
            throw GraphProblem.badRequest("The clientState must not contain control characters.");
        }
        return state;
    }

    private static String tlsVersion(@Nullable String version) {
        String wanted = version == null ? "v1_2" : version;
        if (!TLS_VERSIONS.contains(wanted)) {
            throw GraphProblem.badRequest("The latestSupportedTlsVersion must be one of v1_0, v1_1, v1_2, v1_3.");
        }
        return wanted;
    }
}
