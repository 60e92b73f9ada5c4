package dev.holdfast.printservice.spool;

import dev.holdfast.graph.ArchivedPrintJob;
import dev.holdfast.identity.AddressBook;
import dev.holdfast.printservice.spool.JobArchive.Of;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What became of the jobs of a printer, of a person, or of the people in a group.
@ApplicationScoped
public class ArchivedJobs {

    private final JobArchive archive;
    private final SpoolPrinters printers;
    private final AddressBook book;

    ArchivedJobs(JobArchive archive, SpoolPrinters printers, AddressBook book) {
        this.archive = archive;
        this.printers = printers;
        this.book = book;
    }

    /// At most so many of those that ended within these times, both inclusive, after the one with this number.
    public record Part(Instant from, Instant to, long after, int limit) {}

    /// Of a printer, which may have been removed.
    @Transactional
    public List<ArchivedPrintJob> ofPrinter(UUID printer, Part part) {
        var _ = printers.findByIdOptional(printer).orElseThrow(() -> GraphProblem.notFound("printer", printer));
        return archive.list(Of.PRINTER, printer, part);
    }

    /// Of the person with this id or user principal name, whatever that was then.
    @Transactional
    public List<ArchivedPrintJob> ofUser(String idOrName, Part part) {
        var person = book.person(idOrName).orElseThrow(() -> GraphProblem.notFound("user", idOrName));
        return archive.list(Of.PERSON, person.id().value(), part);
    }

    /// Of those who are in the group now.
    @Transactional
    public List<ArchivedPrintJob> ofGroup(UUID id, Part part) {
        var _ = book.group(id.toString()).orElseThrow(() -> GraphProblem.notFound("group", id));
        return archive.list(Of.GROUP, id, part);
    }
}
