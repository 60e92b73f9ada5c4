package dev.holdfast.printservice.ippserver;

import static dev.holdfast.ipp.GroupWriter.Value.charset;
import static dev.holdfast.ipp.GroupWriter.Value.language;
import static dev.holdfast.ipp.GroupWriter.Value.text;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.IppMessage;

/// Begins responses: the number is the request's, the version the nearest; charset and language come first.
final class Answers {

    private static final int LONGEST_MESSAGE = 255;

    private Answers() {}

    static IppMessage ok(IppMessage.Header request) {
        return of(request, IppStatus.SUCCESSFUL_OK, "");
    }

    static IppMessage of(IppMessage.Header request, IppStatus status, String message) {
        var group = new GroupWriter()
                .put("attributes-charset", charset("utf-8"))
                .put("attributes-natural-language", language("en"));
        if (!message.isEmpty()) group.put("status-message", text(Texts.cut(message, LONGEST_MESSAGE)));
        var header = new IppMessage.Header(Versions.nearest(request.version()), status.code(), request.requestId());
        return IppMessage.of(header, new IppMessage.Group(AttributeGroup.OPERATION, group.group()));
    }
}
