package dev.holdfast.printservice.ippserver;

import dev.holdfast.base.ProblemException;
import dev.holdfast.identity.Person;
import dev.holdfast.printservice.spool.DocumentIntake;
import dev.holdfast.printservice.spool.ReceivedDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Function;

/// Takes the documents that follow messages.
@ApplicationScoped
class Papers {

    private final DocumentIntake intake;

    Papers(DocumentIntake intake) {
        this.intake = intake;
    }

    /// Refuses a format or a compression that is not taken.
    void check(Request request) {
        format(request);
        String compression = compression(request);
        if (!Compression.NAMES.contains(compression)) {
            throw new IppRefusal(
                    IppStatus.CLIENT_ERROR_COMPRESSION_NOT_SUPPORTED,
                    "The compression must be one of " + String.join(", ", Compression.NAMES) + ".",
                    request.operation().only("compression"::equals));
        }
    }

    /// Whether a document follows the message.
    boolean isThere(Request request) {
        var document = request.document();
        try {
            document.mark(1);
            boolean there = document.read() >= 0;
            document.reset();
            return there;
        } catch (IOException e) {
            throw IppRefusal.unreadable(e, "The message broke off.");
        }
    }

    /// Keeps the person's document under this name and lets `use` enter it; where that is refused the document
    /// is gone again.
    <T> T take(Request request, Person owner, String name, Function<ReceivedDocument, T> use) {
        var document = receive(request, owner, name);
        try {
            return use.apply(document);
        } catch (ProblemException refused) {
            // Only now is it certain that no row names it; after any other failure the sweep finds out.
            intake.discard(document);
            throw refused;
        }
    }

    private ReceivedDocument receive(Request request, Person owner, String name) {
        String announced = format(request);
        try (var bytes = Compression.open(compression(request), request.document())) {
            var found = Formats.sniff(bytes);
            if (found.isEmpty() || !announced.equals(Formats.ANY) && !announced.equals(found.get())) {
                throw notSupported(request, "The document is not of the format that it should be.");
            }
            return intake.receive(owner, bytes, name, found.get());
        } catch (IOException e) {
            throw IppRefusal.unreadable(e, "The document broke off.");
        }
    }

    private static String format(Request request) {
        String given = request.text("document-format").orElse(Formats.ANY);
        String plain = given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!Formats.isSupported(plain)) {
            throw notSupported(request, "The printer does not take this document format.");
        }
        return plain;
    }

    private static String compression(Request request) {
        return request.text("compression").orElse("none");
    }

    private static IppRefusal notSupported(Request request, String why) {
        return new IppRefusal(
                IppStatus.CLIENT_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED,
                why,
                request.operation().only("document-format"::equals));
    }
}
