package dev.holdfast.graph;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one client of Microsoft Graph's Universal Print API, at `holdfast.graph.url`. It never knows which print cloud
/// answers. Calls throw [GraphException] where the print cloud refuses or cannot be reached.
@ApplicationScoped
public class UniversalPrint {

    /// The job, with its documents and tasks; empty where the print cloud does not know it.
    public Optional<PrintJob> job(JobRef ref) {
        throw new UnsupportedOperationException();
    }

    /// The task; empty where the print cloud does not know it (any more).
    public Optional<PrintTask> task(TaskRef ref) {
        throw new UnsupportedOperationException();
    }

    /// All tasks that the definition lists: running and recently completed.
    public List<PrintTask> tasks(String definitionId) {
        throw new UnsupportedOperationException();
    }

    /// A person's jobs on one queue, newest first as the print cloud lists them, at most 200.
    public List<PrintJob> jobsOf(String printerId, String userPrincipalName) {
        throw new UnsupportedOperationException();
    }

    /// Moves a held job to `destination`, with `configuration` merged over its own; every refusal and every
    /// lost answer
    /// is settled by reading the job and its task before this returns.
    public RedirectOutcome redirect(
            JobRef job, TaskRef task, String destination, @Nullable PrintJobConfiguration configuration) {
        throw new UnsupportedOperationException();
    }

    /// Where the job is now; never throws for a print cloud that is away.
    public Whereabouts whereIs(JobRef job, TaskRef task) {
        throw new UnsupportedOperationException();
    }

    /// Ends a held job; done already, or unknown there, is done.
    public void abort(JobRef job, String reason) {
        throw new UnsupportedOperationException();
    }

    /// The printer with status, as it is now; empty where the print cloud does not know it.
    public Optional<Printer> printer(String printerId) {
        throw new UnsupportedOperationException();
    }

    /// Downloads a document into `file`, at most `maxBytes`; false where it is larger.
    public boolean download(JobRef job, String documentId, Path file, long maxBytes) {
        throw new UnsupportedOperationException();
    }
}
