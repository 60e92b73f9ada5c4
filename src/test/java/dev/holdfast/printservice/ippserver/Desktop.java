package dev.holdfast.printservice.ippserver;

import static io.restassured.RestAssured.given;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppInput;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.ipp.IppValue;
import dev.holdfast.ipp.MalformedIpp;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Office.Who;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// A person's computer that prints to one queue over IPP.
public record Desktop(UUID share, String user) {

    private static final int REQUEST_ID = 4711;
    private static final RestAssuredConfig PLAIN = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    public static Desktop of(Who who, Office.Queue queue) {
        return new Desktop(queue.share(), who.upn());
    }

    String uri() {
        return "ipp://localhost/ipp/print/" + share;
    }

    /// The operation attributes that every request has.
    GroupWriter begun() {
        return new GroupWriter()
                .put("attributes-charset", Value.charset("utf-8"))
                .put("attributes-natural-language", Value.language("en"))
                .put("printer-uri", Value.uri(uri()));
    }

    GroupWriter signed() {
        return begun().put("requesting-user-name", Value.name(user));
    }

    GroupWriter about(int job) {
        return signed().put("job-id", Value.integer(job));
    }

    static IppMessage message(int operation, GroupWriter attributes) {
        return IppMessage.of(
                new IppMessage.Header(0x0200, operation, REQUEST_ID),
                new IppMessage.Group(AttributeGroup.OPERATION, attributes.group()));
    }

    IppMessage ask(int operation, GroupWriter attributes, byte... document) {
        return send(message(operation, attributes), document);
    }

    IppMessage send(IppMessage message, byte... document) {
        var answer = read(post(message, document).statusCode(200).extract().asByteArray());
        if (answer.header().requestId() != message.header().requestId()) {
            throw new AssertionError("the answer is not to this request");
        }
        return answer;
    }

    ValidatableResponse post(IppMessage message, byte... document) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(message.encode());
        body.writeBytes(document);
        return post(body.toByteArray());
    }

    ValidatableResponse post(byte[] body) {
        return given().config(PLAIN)
                .contentType("application/ipp")
                .body(body)
                .post("/ipp/print/" + share)
                .then();
    }

    static IppMessage read(byte[] answer) {
        try {
            var input = new IppInput(new ByteArrayInputStream(answer));
            return input.message(input.header());
        } catch (IOException | MalformedIpp e) {
            throw new AssertionError(e);
        }
    }

    /// Prints a document with these job attributes; the answer.
    public IppMessage print(byte[] document, Consumer<GroupWriter> job) {
        var wishes = new GroupWriter();
        job.accept(wishes);
        var operation = signed().put("job-name", Value.name("Minutes"))
                .put("document-name", Value.name("minutes.pdf"))
                .put("document-format", Value.mediaType("application/pdf"));
        return send(message(Operation.PRINT_JOB, operation).with(AttributeGroup.JOB, wishes.group()), document);
    }

    int printed(byte[] document) {
        return number(print(document, _ -> {}), "job-id");
    }

    /// What is said about the job now.
    AttributeGroup job(int number) {
        return ask(Operation.GET_JOB_ATTRIBUTES, about(number)).group(AttributeGroup.JOB);
    }

    AttributeGroup printer(String... attributes) {
        var wanted = attributes.length == 0
                ? begun()
                : begun().put(
                                "requested-attributes",
                                List.of(attributes).stream().map(Value::keyword).toList());
        return ask(Operation.GET_PRINTER_ATTRIBUTES, wanted).group(AttributeGroup.PRINTER);
    }

    static String status(IppMessage answer) {
        return java.util.Arrays.stream(IppStatus.values())
                .filter(status -> status.code() == answer.header().code())
                .map(IppStatus::keyword)
                .findFirst()
                .orElse("0x" + Integer.toHexString(answer.header().code()));
    }

    public static int number(IppMessage answer, String attribute) {
        return number(answer.group(AttributeGroup.JOB), attribute);
    }

    static int number(AttributeGroup group, String attribute) {
        return group.find(attribute).orElseThrow().first().integer().orElseThrow();
    }

    static List<String> texts(AttributeGroup group, String attribute) {
        return group.find(attribute).orElseThrow().values().stream()
                .map(IppValue::text)
                .map(text -> text.orElseThrow())
                .toList();
    }
}
