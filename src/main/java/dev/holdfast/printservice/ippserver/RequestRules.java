package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.ipp.IppValue;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What every request must have, whatever it asks for (RFC 8011 §4.1).
final class RequestRules {

    private static final Set<String> CHARSETS = Set.of("utf-8", "us-ascii");
    private static final String CHARSET = "attributes-charset";
    private static final String LANGUAGE = "attributes-natural-language";
    private static final Pattern PRINTER_URI = Pattern.compile(
            "(?:ipps?|https?)://[^/?#]+/ipp/print/([^/?#]+)(?:/[0-9]{1,18})?", Pattern.CASE_INSENSITIVE);

    private RequestRules() {}

    /// Before anything but the header is read.
    static void check(IppMessage.Header header) {
        if (!Versions.isTaken(header.version())) {
            throw new IppRefusal(
                    IppStatus.SERVER_ERROR_VERSION_NOT_SUPPORTED, "IPP versions 1.x and 2.x are understood here.");
        }
        if (header.requestId() <= 0) {
            throw IppRefusal.badRequest("The request-id must be from 1 to 2147483647.");
        }
    }

    static void check(IppMessage message, String share) {
        checkGroups(message.groups());
        var operation = message.group(AttributeGroup.OPERATION);
        var names = List.copyOf(operation.names());
        if (names.size() < 2 || !names.get(0).equals(CHARSET) || !names.get(1).equals(LANGUAGE)) {
            throw IppRefusal.badRequest("The first attributes must be attributes-charset and"
                    + " attributes-natural-language, in this order.");
        }
        checkCharset(message, operation);
        checkTarget(message, share);
    }

    // A target is a printer or one of its jobs; another printer than the one that was asked has nothing to do here.
    private static void checkTarget(IppMessage message, String share) {
        String target = message.operation("printer-uri")
                .or(() -> message.operation("job-uri"))
                .flatMap(IppValue::text)
                .orElseThrow(() -> IppRefusal.badRequest("printer-uri is missing."));
        var match = PRINTER_URI.matcher(target);
        if (!match.matches() || !match.group(1).equals(share)) {
            throw IppRefusal.notFound("There is no such printer here.");
        }
    }

    private static void checkGroups(List<IppMessage.Group> groups) {
        if (groups.isEmpty() || groups.getFirst().tag() != AttributeGroup.OPERATION) {
            throw IppRefusal.badRequest("The operation attributes must come first.");
        }
        long jobs = groups.stream().filter(it -> it.tag() == AttributeGroup.JOB).count();
        long operations = groups.stream()
                .filter(it -> it.tag() == AttributeGroup.OPERATION)
                .count();
        if (operations > 1 || jobs > 1) {
            throw IppRefusal.badRequest("A group of attributes is there twice.");
        }
    }

    private static void checkCharset(IppMessage message, AttributeGroup operation) {
        String charset = message.operation(CHARSET)
                .flatMap(IppValue::text)
                .orElseThrow(() -> IppRefusal.badRequest(CHARSET + " must be a charset."));
        if (!CHARSETS.contains(charset.toLowerCase(java.util.Locale.ROOT))) {
            throw new IppRefusal(
                    IppStatus.CLIENT_ERROR_CHARSET_NOT_SUPPORTED,
                    "The charset must be utf-8.",
                    operation.only(CHARSET::equals));
        }
    }
}
