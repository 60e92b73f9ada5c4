package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrintDocument;
import dev.holdfast.graph.PrintJob;
import dev.holdfast.graph.PrintTask;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Shows jobs as Graph has them.
@ApplicationScoped
class JobViews {

    private final SpoolDocuments documents;
    private final SpoolTasks tasks;
    private final GraphAddresses addresses;

    JobViews(SpoolDocuments documents, SpoolTasks tasks, GraphAddresses addresses) {
        this.documents = documents;
        this.tasks = tasks;
        this.addresses = addresses;
    }

    PrintJob of(SpoolJob job, Expand expand) {
        return of(List.of(job), expand).getFirst();
    }

    List<PrintJob> of(List<SpoolJob> jobs, Expand expand) {
        var numbers = jobs.stream().map(job -> job.address().number()).toList();
        var withDocuments = expand.documents() ? documentsOf(numbers) : Map.<Long, List<PrintDocument>>of();
        var withTasks = expand.tasks() ? tasksOf(jobs, numbers) : Map.<Long, List<PrintTask>>of();
        return jobs.stream()
                .map(job -> of(
                        job,
                        expand.documents() ? withDocuments.getOrDefault(number(job), List.of()) : null,
                        expand.tasks() ? withTasks.getOrDefault(number(job), List.of()) : null))
                .toList();
    }

    private PrintJob of(
            SpoolJob job, @Nullable List<PrintDocument> withDocuments, @Nullable List<PrintTask> withTasks) {
        return new PrintJob(
                Long.toString(number(job)),
                job.createdAt(),
                job.owner().identity(),
                job.status(),
                job.configuration(),
                job.isFetchable(),
                job.redirectedFrom().map(this::url).orElse(null),
                job.redirectedTo().map(this::url).orElse(null),
                null,
                null,
                withDocuments,
                withTasks);
    }

    private Map<Long, List<PrintDocument>> documentsOf(Collection<Long> jobs) {
        return documents.of(jobs).stream()
                .collect(Collectors.groupingBy(
                        SpoolDocument::jobId, Collectors.mapping(SpoolDocument::view, Collectors.toList())));
    }

    private Map<Long, List<PrintTask>> tasksOf(List<SpoolJob> jobs, Collection<Long> numbers) {
        var urls = jobs.stream().collect(Collectors.toMap(JobViews::number, job -> url(job.address())));
        return tasks.of(numbers).stream()
                .collect(Collectors.groupingBy(
                        SpoolTask::jobId,
                        Collectors.mapping(
                                task -> task.view(urls.getOrDefault(task.jobId(), "")), Collectors.toList())));
    }

    String url(JobAddress address) {
        return addresses.job(address.printer(), Long.toString(address.number()));
    }

    private static long number(SpoolJob job) {
        return job.address().number();
    }
}
