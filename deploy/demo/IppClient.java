import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Prints as any computer does without a driver: one Print-Job request (RFC 8011 section 4.2.1), the document behind it.
record IppClient(Api api) {

    private static final int PRINT_JOB = 0x0002;
    private static final int OPERATION_ATTRIBUTES = 0x01;
    private static final int END_OF_ATTRIBUTES = 0x03;
    private static final int URI_VALUE = 0x45;
    private static final int NAME = 0x42;
    private static final int CHARSET = 0x47;
    private static final int LANGUAGE = 0x48;
    private static final int MEDIA_TYPE = 0x49;

    /// Prints as this person, to a printer at an ipp URI; the document.
    byte[] print(Office.Person person, String printer, String title, int pages) throws Exception {
        byte[] pdf = Paper.pdf(person.name() + ": " + title, pages);
        var at = URI.create(printer.replaceFirst("^ipp:", "http:"));
        var request = HttpRequest.newBuilder(at)
                .header("Content-Type", "application/ipp")
                .POST(BodyPublishers.ofByteArray(printJob(person.upn(), printer, title, pdf)));
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = api.http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        int status = answer.statusCode() == 200 ? ByteBuffer.wrap(answer.body()).getShort(2) : -1;
        Api.line("POST", Api.path(at.toString()), answer.statusCode(), start,
                "Print-Job of " + pages + " pages: " + (status == 0 ? "successful-ok" : "status " + status));
        if (status != 0) {
            throw new Api.Failed("the printer did not take the job");
        }
        return pdf;
    }

    private static byte[] printJob(String user, String printer, String title, byte[] document) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeShort(0x0200);
        out.writeShort(PRINT_JOB);
        out.writeInt(1);
        out.writeByte(OPERATION_ATTRIBUTES);
        attribute(out, CHARSET, "attributes-charset", "utf-8");
        attribute(out, LANGUAGE, "attributes-natural-language", "en");
        attribute(out, URI_VALUE, "printer-uri", printer);
        attribute(out, NAME, "requesting-user-name", user);
        attribute(out, NAME, "job-name", title);
        attribute(out, MEDIA_TYPE, "document-format", "application/pdf");
        out.writeByte(END_OF_ATTRIBUTES);
        out.write(document);
        return bytes.toByteArray();
    }

    private static void attribute(DataOutputStream out, int tag, String name, String value) throws IOException {
        out.writeByte(tag);
        text(out, name);
        text(out, value);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }
}
