package dev.holdfast.printer;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where the print cloud's notifications reach us.
@ApplicationScoped
class NotificationUrls {

    private final String publicUrl;

    NotificationUrls(@ConfigProperty(name = "holdfast.public-url") String publicUrl) {
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    String notifications() {
        return publicUrl + "/api/v1/notifications";
    }

    String lifecycle() {
        return publicUrl + "/api/v1/notifications/lifecycle";
    }
}
