package dev.holdfast.graph;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Jobs, and the tasks that hold them.
@ApplicationScoped
class Jobs {

    private static final int MOST_OF_A_PERSON = 200;
    // A queue may hold 31 days of jobs; completed tasks stay listed for a while.
    private static final int MOST_TASKS = 100_000;

    private final GraphAsApplication graph;
    private final Calls calls;
    private final Listings listings;

    Jobs(@RestClient GraphAsApplication graph, Calls calls, Listings listings) {
        this.graph = graph;
        this.calls = calls;
        this.listings = listings;
    }

    Optional<PrintJob> job(JobRef ref) {
        return calls.find(
                "GET /print/printers/{id}/jobs/{id}", () -> graph.job(ref.printerId(), ref.jobId(), "tasks,documents"));
    }

    Optional<PrintTask> task(TaskRef ref) {
        return calls.find(
                "GET /print/taskDefinitions/{id}/tasks/{id}", () -> graph.task(ref.definitionId(), ref.taskId()));
    }

    List<PrintTask> tasks(String definition) {
        return listings.read(
                "GET /print/taskDefinitions/{id}/tasks",
                PrintTask.class,
                MOST_TASKS,
                () -> graph.tasks(definition),
                graph::next);
    }

    List<PrintJob> jobsOf(String printer, String userPrincipalName) {
        String filter = "createdBy/userPrincipalName eq '" + userPrincipalName.replace("'", "''") + "'";
        return listings.read(
                "GET /print/printers/{id}/jobs",
                PrintJob.class,
                MOST_OF_A_PERSON,
                () -> graph.jobs(printer, filter, "documents", 100),
                graph::next);
    }

    boolean abort(JobRef job, String reason) {
        var body = Map.of("reason", reason);
        return calls.remove("POST /print/printers/{id}/jobs/{id}/abort", () -> {
            graph.abort(job.printerId(), job.jobId(), body);
        });
    }
}
