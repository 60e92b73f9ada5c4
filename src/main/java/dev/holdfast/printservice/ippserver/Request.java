package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppAttribute;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.ipp.IppValue;
import dev.holdfast.printservice.spool.IppAccess;
import dev.holdfast.printservice.spool.IppQueues;
import dev.holdfast.printservice.spool.IppView;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A request to a queue, whose attributes have been checked for what all operations have in common. `document` is what
/// follows the message, not read yet.
record Request(IppMessage message, Line line, Queue queue, InputStream document) {

    private static final Pattern JOB_URI =
            Pattern.compile("(?:ipps?|https?)://[^/?#]+/ipp/print/([^/?#]+)/([0-9]{1,18})");

    /// The queue with its policy, whoever said it.
    record Queue(IppQueues.Queue spool, IppAccess access, IppView view) {}

    /// The same with the document in another way.
    Request with(InputStream other) {
        return new Request(message, line, queue, other);
    }

    IppMessage.Header header() {
        return message.header();
    }

    AttributeGroup operation() {
        return message.group(AttributeGroup.OPERATION);
    }

    AttributeGroup job() {
        return message.group(AttributeGroup.JOB);
    }

    Optional<String> text(String name) {
        return message.operation(name).flatMap(IppValue::text);
    }

    boolean flag(String name) {
        return message.operation(name).flatMap(IppValue::bool).orElse(false);
    }

    Optional<Integer> number(String name) {
        return message.operation(name)
                .map(IppValue::integer)
                .flatMap(found -> found.isPresent() ? Optional.of(found.getAsInt()) : Optional.empty());
    }

    List<IppValue> all(String name) {
        return operation().find(name).map(IppAttribute::values).orElse(List.of());
    }

    /// The number of the job that the request is about: by `job-uri`, or by `printer-uri` and `job-id`.
    long jobNumber() {
        var uri = text("job-uri");
        if (uri.isEmpty()) {
            return number("job-id").filter(id -> id > 0).orElseThrow(() -> IppRefusal.badRequest("job-id is missing."));
        }
        var match = JOB_URI.matcher(uri.get());
        if (!match.matches() || !match.group(1).equals(queue.spool().share().toString())) {
            throw IppRefusal.notFound("There is no such job at this printer.");
        }
        return Long.parseLong(match.group(2));
    }
}
