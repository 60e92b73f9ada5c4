package dev.holdfast.printservice.spool;

import dev.holdfast.base.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;

/// Gives out documents: an address that works for a few minutes without further credentials, and the bytes behind it.
@ApplicationScoped
public class Downloads {

    private final SpoolJobs jobs;
    private final SpoolDocuments documents;
    private final DownloadTickets tickets;
    private final ContentReader reader;
    private final JobTerms terms;
    private final GraphAddresses addresses;

    Downloads(
            SpoolJobs jobs,
            SpoolDocuments documents,
            DownloadTickets tickets,
            ContentReader reader,
            JobTerms terms,
            GraphAddresses addresses) {
        this.jobs = jobs;
        this.documents = documents;
        this.tickets = tickets;
        this.reader = reader;
        this.terms = terms;
        this.addresses = addresses;
    }

    /// A document on its way out; who takes it closes `bytes`.
    public record Download(String contentType, long size, InputStream bytes) {}

    /// A new address of the document of a job that the scope shows.
    @Transactional
    public String address(JobScope scope, JobAddress address, String documentId) {
        var job = jobs.shown(scope, address).orElseThrow(address::unknown);
        var document = documents.of(job);
        if (Ids.parse(documentId).filter(document.id()::equals).isEmpty()) {
            throw GraphProblem.notFound("printDocument", documentId);
        }
        if (document.contentId().isEmpty()) {
            throw GraphProblem.notFound("content of the printDocument", documentId);
        }
        var token = AccessToken.next();
        var ticket = new DownloadTicket(Ids.next(), token, document.id(), terms.downloadUntil());
        tickets.persist(ticket);
        return addresses.base() + "/downloads/" + ticket.id() + "?tempauthtoken=" + token.value();
    }

    /// The document behind an address that was given out; a 404 once its job has ended, even a moment ago.
    public Download open(String ticketId, AccessToken token) {
        return QuarkusTransaction.disallowingExisting().call(() -> {
            var document = behind(ticketId, token);
            var bytes = document.contentId()
                    .flatMap(content -> reader.whole(content, document.size()))
                    .orElseThrow(() -> gone(ticketId));
            documents.downloaded(document, terms.now());
            return new Download(document.contentType(), document.size(), bytes);
        });
    }

    private SpoolDocument behind(String ticketId, AccessToken token) {
        var ticket = Ids.parse(ticketId).flatMap(tickets::alive).orElseThrow(() -> gone(ticketId));
        if (!ticket.isOpenedBy(token)) {
            throw GraphProblem.unauthenticated("The token in the address does not open this download.");
        }
        return documents.findByIdOptional(ticket.documentId()).orElseThrow(() -> gone(ticketId));
    }

    private static GraphProblem gone(String ticketId) {
        return GraphProblem.notFound("download", ticketId);
    }
}
