package dev.holdfast.printservice.delivery;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppAnswer;
import dev.holdfast.ipp.IppFailure;
import dev.holdfast.ipp.IppMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The operations (RFC 8011 §4) that one printer is asked for.
final class IppPrinter {

    private static final int VERSION_2 = 0x0200;
    private static final int VERSION_1 = 0x0101;
    private static final AtomicInteger REQUESTS = new AtomicInteger();

    private final IppLine line;
    private int version = VERSION_2;

    IppPrinter(IppLine line) {
        this.line = line;
    }

    /// The same for somebody whose turn is over, to tidy up.
    IppPrinter withoutTurn() {
        var same = new IppPrinter(new IppLine(line.client(), line.targets(), line.device(), () -> {}));
        same.version = version;
        return same;
    }

    /// What the printer is and how it is. An old one is spoken to in its own version from then on.
    IppAnswer describe() throws IppFailure, Said {
        var answer = ask("all");
        if (status(answer) == IppCodes.VERSION_NOT_SUPPORTED) {
            version = VERSION_1;
            answer = ask("all");
        }
        good(answer);
        return answer;
    }

    /// How the printer is.
    PrinterSays state() throws IppFailure, Said {
        var answer = good(ask("printer-state", "printer-state-reasons", "printer-is-accepting-jobs"));
        return new PrinterSays(answer.message().group(AttributeGroup.PRINTER));
    }

    private IppAnswer ask(String... attributes) throws IppFailure {
        return line.call(
                message(IppCodes.GET_PRINTER_ATTRIBUTES, start().put("requested-attributes", words(attributes))));
    }

    /// Makes a job without a document.
    IppMessage createJob(Handover handover, AttributeGroup ticket) throws IppFailure, Said {
        var request = message(IppCodes.CREATE_JOB, named(handover)).with(AttributeGroup.JOB, ticket);
        return good(line.call(request)).message();
    }

    /// Sends a job's one document.
    IppMessage sendDocument(int job, Handover handover, String format, InputStream document) throws IOException, Said {
        var operation = start().put("job-id", Value.integer(job))
                .put("requesting-user-name", Value.name(Names.fit(handover.owner())))
                .put("document-format", Value.mediaType(format))
                .put("last-document", Value.bool(true));
        return good(line.call(message(IppCodes.SEND_DOCUMENT, operation), document))
                .message();
    }

    /// Makes a job with its document, where a printer cannot do that in two steps.
    IppMessage printJob(Handover handover, AttributeGroup ticket, String format, InputStream document)
            throws IOException, Said {
        var operation = named(handover).put("document-format", Value.mediaType(format));
        var request = message(IppCodes.PRINT_JOB, operation).with(AttributeGroup.JOB, ticket);
        return good(line.call(request, document)).message();
    }

    /// Cancels a job, unless it has ended before.
    void cancel(int job, Handover handover) throws IppFailure, Said {
        var operation = start().put("job-id", Value.integer(job))
                .put("requesting-user-name", Value.name(Names.fit(handover.owner())));
        var answer = line.call(message(IppCodes.CANCEL_JOB, operation));
        if (!IppCodes.meansNoSuchJob(status(answer))) good(answer);
    }

    /// What the printer says of a job; empty where it does not know it.
    Optional<JobSays> job(int job, Handover handover) throws IppFailure, Said {
        // Some show a job's name to its owner alone (PWG 5100.13 §6.2).
        var operation = start().put("job-id", Value.integer(job))
                .put("requesting-user-name", Value.name(Names.fit(handover.owner())))
                .put("requested-attributes", words(JobSays.WANTED));
        var answer = line.call(message(IppCodes.GET_JOB_ATTRIBUTES, operation));
        if (IppCodes.meansNoSuchJob(status(answer))) return Optional.empty();
        return Optional.of(new JobSays(good(answer).message().group(AttributeGroup.JOB)));
    }

    /// The jobs of this name, among those that have ended or among the others.
    List<JobSays> jobsNamed(Handover handover, boolean ended) throws IppFailure, Said {
        var operation = start().put("requesting-user-name", Value.name(Names.fit(handover.owner())))
                .put("which-jobs", Value.keyword(ended ? "completed" : "not-completed"))
                .put("my-jobs", Value.bool(true))
                .put("requested-attributes", words(JobSays.WANTED));
        var answer = good(line.call(message(IppCodes.GET_JOBS, operation)));
        return answer.message().groups(AttributeGroup.JOB).stream()
                .map(JobSays::new)
                .filter(job -> job.name().equals(Optional.of(handover.name())))
                .toList();
    }

    private GroupWriter named(Handover handover) {
        return start().put("requesting-user-name", Value.name(Names.fit(handover.owner())))
                .put("job-name", Value.name(handover.name()))
                .put("ipp-attribute-fidelity", Value.bool(false));
    }

    private GroupWriter start() {
        return new GroupWriter()
                .put("attributes-charset", Value.charset("utf-8"))
                .put("attributes-natural-language", Value.language("en"))
                .put("printer-uri", Value.uri(line.device().uri().toString()));
    }

    private static List<Value> words(String... words) {
        return Arrays.stream(words).map(Value::keyword).toList();
    }

    private IppMessage message(int operation, GroupWriter attributes) {
        var header = new IppMessage.Header(version, operation, REQUESTS.updateAndGet(last -> last % 0x7fffffff + 1));
        return IppMessage.of(header, new IppMessage.Group(AttributeGroup.OPERATION, attributes.group()));
    }

    private static int status(IppAnswer answer) {
        return answer.message().header().code();
    }

    private static IppAnswer good(IppAnswer answer) throws Said {
        if (!IppCodes.isSuccess(status(answer))) throw new Said(status(answer));
        return answer;
    }
}
