package dev.holdfast.printservice.spool;

import jakarta.enterprise.context.ApplicationScoped;

/// Whether there is a bundled print service here: where another print cloud is used, nothing of it is served or run.
@ApplicationScoped
public class PrintService {

    private final boolean enabled;

    PrintService(PrintServiceConfig config) {
        this.enabled = config.enabled();
    }

    /// Whether it is on.
    public boolean isEnabled() {
        return enabled;
    }
}
