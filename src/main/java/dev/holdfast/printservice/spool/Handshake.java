package dev.holdfast.printservice.spool;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/// Proves that a subscriber wants the notifications: it must send back, as plain text, a token that only it was sent.
@ApplicationScoped
class Handshake {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Webhook webhook;
    private final NotificationsConfig config;

    Handshake(Webhook webhook, NotificationsConfig config) {
        this.webhook = webhook;
        this.config = config;
    }

    /// Returns when the receiver has proven itself; else a 400. Never within a transaction.
    void with(String field, URI url) {
        String token = token();
        var request = URI.create(url + (url.getRawQuery() == null ? "?" : "&") + "validationToken="
                + URLEncoder.encode(token, StandardCharsets.UTF_8));
        try {
            var answer = webhook.post(request, "text/plain; charset=utf-8", "", config.retryTimeout());
            if (!isProof(answer, token)) {
                Log.infof("Subscriber failed validation host=%s status=%d", url.getHost(), answer.status());
                throw refused(field, "must answer 200 with the validation token as text/plain");
            }
        } catch (IOException e) {
            Log.infof("Subscriber not reached for validation host=%s reason=%s", url.getHost(), e.getMessage());
            throw refused(field, "did not answer the validation request in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(field, "could not be validated");
        }
    }

    static boolean isProof(Webhook.Answer answer, String token) {
        String type = answer.contentType() == null ? "" : answer.contentType().toLowerCase(Locale.ROOT);
        return answer.status() == 200
                && type.split(";", 2)[0].strip().equals("text/plain")
                && answer.body().equals(token);
    }

    // The spaces, colons and plus signs are those of Graph's own tokens: a receiver that does not decode fails here,
    // too.
    private static String token() {
        var secret = new byte[16];
        RANDOM.nextBytes(secret);
        return "Validation: Testing client application reachability for subscription Request-Id: "
                + HexFormat.of().formatHex(secret) + "+";
    }

    private static GraphProblem refused(String field, String why) {
        return GraphProblem.badRequest("Subscription validation request failed. The " + field + " " + why + ".");
    }
}
