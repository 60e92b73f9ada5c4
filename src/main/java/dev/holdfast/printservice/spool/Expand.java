package dev.holdfast.printservice.spool;

/// What is shown along with a job.
public record Expand(boolean documents, boolean tasks) {

    /// The job alone.
    public static final Expand NOTHING = new Expand(false, false);

    /// The job with its document.
    public static final Expand DOCUMENTS = new Expand(true, false);
}
