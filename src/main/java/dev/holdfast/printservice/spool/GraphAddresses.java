package dev.holdfast.printservice.spool;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// The absolute URLs by which Graph's clients know our things: they are part of the data (`parentUrl`, `redirectedTo`).
@ApplicationScoped
public class GraphAddresses {

    private final String base;

    GraphAddresses(PrintServiceConfig config) {
        String url = config.url().toString();
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /// The base, without a slash at its end.
    public String base() {
        return base;
    }

    /// The value of `@odata.context` for a path below the metadata document.
    public String context(String path) {
        return base + "/$metadata#" + path;
    }

    /// Below which address documents are uploaded.
    public String uploads() {
        return base + "/uploadSessions";
    }

    /// A printer.
    public String printer(UUID printerId) {
        return base + "/print/printers/" + printerId;
    }

    /// A job, by its printer and its number there.
    public String job(UUID printerId, String jobId) {
        return printer(printerId) + "/jobs/" + jobId;
    }

    /// A task, relative to the base as notifications name it in `resource`.
    public String taskResource(UUID definitionId, UUID taskId) {
        return "print/taskDefinitions/" + definitionId + "/tasks/" + taskId;
    }

    /// A job, in the same way.
    public String jobResource(UUID printerId, String jobId) {
        return "print/printers/" + printerId + "/jobs/" + jobId;
    }

    /// An operation.
    public String operation(UUID operationId) {
        return base + "/print/operations/" + operationId;
    }
}
