package dev.holdfast.printservice.spool;

import jakarta.enterprise.context.ApplicationScoped;

/// What may be uploaded for which printer, and by whom how much.
@ApplicationScoped
class UploadRules {

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
            throw GraphProblem.badRequest("The printer does not take the content type of the document.");
        }
        checkRoom(job, properties.size());
    }

    /// Refuses a document that takes more room than its owner has left.
    void checkRoom(SpoolJob job, long size) {
        if (jobs.bytesBeside(job) + size > config.bytesPerPerson()) {
            throw GraphProblem.full("This person's print jobs take too much room already.");
        }
    }

    // Our choice: a printer that has not said what it takes is not believed to take nothing.
    private boolean takes(SpoolJob job, String contentType) {
        var capabilities =
                printers.required(job.address().printer()).shown(false).capabilities();
        if (capabilities == null || capabilities.contentTypes() == null) return true;
        return capabilities.contentTypes().stream().anyMatch(contentType::equalsIgnoreCase);
    }
}
