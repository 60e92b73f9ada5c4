package dev.holdfast.process;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppInput;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.ipp.MalformedIpp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// One request over IPP, as a computer sends it.
record IppCall(IppMessage message) {

    private static final int VERSION = 0x0200;

    /// The operation attributes that every request begins with.
    static GroupWriter begin(String printer) {
        return new GroupWriter()
                .put("attributes-charset", Value.charset("utf-8"))
                .put("attributes-natural-language", Value.language("en"))
                .put("printer-uri", Value.uri(printer));
    }

    static IppCall of(int operation, GroupWriter attributes) {
        return new IppCall(IppMessage.of(
                new IppMessage.Header(VERSION, operation, 1),
                new IppMessage.Group(AttributeGroup.OPERATION, attributes.group())));
    }

    /// Sends it to this address, and a document behind it; the answer.
    IppMessage send(URI at, InputStream document) throws IOException, InterruptedException, MalformedIpp {
        var body = new SequenceInputStream(new ByteArrayInputStream(message.encode()), document);
        var request = HttpRequest.newBuilder(at)
                .header("Content-Type", "application/ipp")
                .timeout(Duration.ofMinutes(5))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
                .build();
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            var input = new IppInput(answer.body());
            return input.message(input.header());
        }
    }
}
