package dev.holdfast.printservice.ippserver;

import static dev.holdfast.ipp.GroupWriter.Value.name;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.printservice.spool.IppConfiguration;
import dev.holdfast.printservice.spool.IppSubmission.Sender;
import dev.holdfast.printservice.spool.IppSubmission.Wishes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Reads what a client wants printed, and how.
@ApplicationScoped
class Orders {

    private static final int LONGEST = 255;

    /// Our choice: computers send a kilobyte or two, and a list of jobs is made of all that its jobs have.
    private static final int MOST_ATTRIBUTE_BYTES = 16 * 1024;

    private static final String FIDELITY = "ipp-attribute-fidelity";
    private static final String NAME = "job-name";

    private final PrinterAttributes printers;

    Orders(PrinterAttributes printers) {
        this.printers = printers;
    }

    /// How the job is to be printed. What is not supported is a refusal where the client insists, else in the
    /// answer.
    record Order(Wishes wishes, AttributeGroup unsupported) {}

    Order read(Request request, Sender sender) {
        var unsupported = JobTemplate.unsupported(request.job(), printers.of(request.queue()));
        if (unsupported.size() > 0 && request.flag(FIDELITY)) {
            throw new IppRefusal(
                    IppStatus.CLIENT_ERROR_ATTRIBUTES_OR_VALUES_NOT_SUPPORTED,
                    "The printer cannot print the job in this way.",
                    unsupported);
        }
        var named = new GroupWriter().put(NAME, name(jobName(request))).group();
        var all = request.job().mergedWith(named);
        byte[] kept = all.encode();
        // What is kept must be read again: by its owner, and by whoever delivers it.
        if (all.size() > AttributeGroup.MOST_ATTRIBUTES || kept.length > MOST_ATTRIBUTE_BYTES) {
            throw new IppRefusal(IppStatus.CLIENT_ERROR_REQUEST_ENTITY_TOO_LARGE, "The job has too many attributes.");
        }
        return new Order(new Wishes(user(request, sender), kept, IppConfiguration.of(request.job())), unsupported);
    }

    /// What the job is called.
    static String jobName(Request request) {
        return first(request, NAME, "document-name").orElse("Untitled");
    }

    /// What the document is called: where nobody says so, as the job that it belongs to, which has these
    /// attributes.
    static String documentName(Request request, AttributeGroup job) {
        return first(request, "document-name", NAME)
                .or(() -> job.find(NAME).flatMap(given -> given.first().text()))
                .orElse("Untitled");
    }

    private static Optional<String> first(Request request, String name, String otherwise) {
        return request.text(name)
                .or(() -> request.text(otherwise))
                .map(text -> Texts.cut(text, LONGEST))
                .filter(text -> !text.isEmpty());
    }

    // With a key it is the key's person, whatever the computer says.
    private static String user(Request request, Sender sender) {
        var person = sender.person();
        String own = Optional.ofNullable(person.upn()).orElse(person.displayName());
        String said = sender.proof().equals("key")
                ? own
                : request.text("requesting-user-name").orElse(own);
        return Texts.cut(said, LONGEST, "unknown");
    }

    /// The beginning of an answer to an order.
    static IppMessage taken(Request request, AttributeGroup unsupported) {
        return unsupported.size() == 0
                ? Answers.ok(request.header())
                : Answers.of(
                                request.header(),
                                IppStatus.SUCCESSFUL_OK_IGNORED_OR_SUBSTITUTED_ATTRIBUTES,
                                "This printer cannot do all of it; the attributes are kept with the job.")
                        .with(AttributeGroup.UNSUPPORTED, unsupported);
    }
}
