package dev.holdfast.graph;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// The one client of Microsoft Graph's Universal Print API, at `holdfast.graph.url`, as our application. It never knows
/// which print cloud answers. Calls throw [GraphException] where the print cloud refuses or cannot be reached, and must
/// not be made within a transaction. Set-up has a door of its own, [UniversalPrintSetUp].
@ApplicationScoped
public class UniversalPrint {

    /// Longer than any call here takes, its short retries and second reads included ([#download] aside): the
    /// least that a lease over a call must last.
    public static final Duration LONGEST_CALL = Duration.ofSeconds(45);

    private final GraphAsApplication graph;
    private final Calls calls;
    private final Jobs jobs;
    private final Redirects redirects;
    private final Downloads downloads;

    UniversalPrint(
            @RestClient GraphAsApplication graph, Calls calls, Jobs jobs, Redirects redirects, Downloads downloads) {
        this.graph = graph;
        this.calls = calls;
        this.jobs = jobs;
        this.redirects = redirects;
        this.downloads = downloads;
    }

    /// Whether the print cloud has asked to be left alone for a while, any of our processes; asks nobody.
    public boolean isPaused() {
        return calls.isPaused();
    }

    /// The job, with its documents and tasks; empty where the print cloud does not know it.
    public Optional<PrintJob> job(JobRef ref) {
        return jobs.job(ref);
    }

    /// The task; empty where the print cloud does not know it (any more).
    public Optional<PrintTask> task(TaskRef ref) {
        return jobs.task(ref);
    }

    /// All tasks that the definition lists: running and recently completed.
    public List<PrintTask> tasks(String definitionId) {
        return jobs.tasks(definitionId);
    }

    /// A person's jobs on one queue with their documents (their tasks only [#job] reads), in the print
    /// cloud's order, at most 200.
    public List<PrintJob> jobsOf(String printerId, String userPrincipalName) {
        return jobs.jobsOf(printerId, userPrincipalName);
    }

    /// Moves a held job; every refusal and every lost answer is settled by reading the job and its task before
    /// this returns. Throws nothing of the print cloud's.
    public RedirectOutcome redirect(Move move) {
        return redirects.redirect(move);
    }

    /// Where the job is now; never throws for a print cloud that is away.
    public Whereabouts whereIs(JobRef job, TaskRef task) {
        return redirects.whereIs(job, task);
    }

    /// Ends a held job; false where the print cloud does not know it, or a part of it that lags behind.
    public boolean abort(JobRef job, String reason) {
        return jobs.abort(job, reason);
    }

    /// The printer with status, as it is now; empty where the print cloud does not know it.
    public Optional<Printer> printer(String printerId) {
        return calls.find("GET /print/printers/{id}", () -> graph.printer(printerId));
    }

    /// Downloads a document into `file`, at most `maxBytes`; false where it is larger, and then there is no
    /// file. Takes up to a minute and a half.
    public boolean download(JobRef job, String documentId, Path file, long maxBytes) {
        return downloads.download(job, documentId, file, maxBytes);
    }
}
