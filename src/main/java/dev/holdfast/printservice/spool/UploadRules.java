package dev.holdfast.printservice.spool;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// What may be uploaded for which printer, and by whom how much.
@ApplicationScoped
class UploadRules {

    private static final long NO_JOB = 0;
    /// What Universal Print turns into PDF where a printer does not take it.
    private static final String OXPS = "application/oxps";

    private final SpoolPrinters printers;
    private final SpoolJobs jobs;
    private final SpoolConfig config;

    UploadRules(SpoolPrinters printers, SpoolJobs jobs, SpoolConfig config) {
        this.printers = printers;
        this.jobs = jobs;
        this.config = config;
    }

    void check(SpoolJob job, DocumentProperties properties) {
        if (!takes(job, properties.contentType())) {
            throw GraphProblem.badRequest(
                    properties.contentType().equalsIgnoreCase(OXPS)
                            ? "The printer does not take OXPS, and this service does not convert it: send a PDF."
                            : "The printer does not take the content type of the document.");
        }
        checkRoom(job, properties.size());
    }

    /// Refuses a document that takes more room than its owner has left, or than there is.
    void checkRoom(SpoolJob job, long size) {
        if (jobs.bytesBeside(job) + size > config.bytesPerPerson()) throw noRoomOfPerson();
        var total = config.bytesInTotal();
        if (total.isPresent() && jobs.bytesBesideOfAll(job) + size > total.getAsLong()) throw noRoom();
    }

    /// How many bytes a new document of this person may have, as far as is known now; where there is no room at
    /// all it is refused.
    long room(UUID owner) {
        long ofPerson = config.bytesPerPerson() - jobs.bytesOf(owner, NO_JOB);
        if (ofPerson <= 0) throw noRoomOfPerson();
        var total = config.bytesInTotal();
        long ofAll = total.isPresent() ? total.getAsLong() - jobs.bytesOfAll(NO_JOB) : Long.MAX_VALUE;
        if (ofAll <= 0) throw noRoom();
        return Math.min(ofPerson, ofAll);
    }

    private static GraphProblem noRoomOfPerson() {
        return GraphProblem.full("This person's print jobs take too much room already.");
    }

    private static GraphProblem noRoom() {
        return GraphProblem.full("All print jobs together take too much room already.");
    }

    // Our choice: a printer that has not said what it takes is not believed to take nothing.
    private boolean takes(SpoolJob job, String contentType) {
        var capabilities =
                printers.required(job.address().printer()).shown(false).capabilities();
        if (capabilities == null || capabilities.contentTypes() == null) return true;
        return capabilities.contentTypes().stream().anyMatch(contentType::equalsIgnoreCase);
    }
}
