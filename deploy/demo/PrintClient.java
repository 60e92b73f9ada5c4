import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/// Prints as any Universal Print client does it.
record PrintClient(Api api) {

    record Printed(String job, String title, byte[] pdf) {}

    Printed print(Office.Person person, String share, String title, int pages) throws Exception {
        byte[] pdf = Paper.pdf(person.name() + ": " + title, pages);
        ObjectNode wish = Api.JSON.createObjectNode();
        wish.putObject("configuration").put("copies", 1);
        String jobs = api.graph + "/print/shares/" + share + "/jobs";
        JsonNode job = api.call("POST", jobs, person.key(), wish, 201, answer -> person.name() + " makes job " + answer.at("/id").asText());
        String url = jobs + "/" + job.at("/id").asText();
        ObjectNode properties = Api.JSON.createObjectNode();
        properties.putObject("properties").put("documentName", title).put("contentType", "application/pdf").put("size", pdf.length);
        JsonNode upload = api.call("POST", url + "/documents/" + job.at("/documents/0/id").asText() + "/createUploadSession",
                person.key(), properties, 200, _ -> "upload session for " + pages + " pages, " + pdf.length + " bytes");
        upload(upload.at("/uploadUrl").asText(), pdf);
        api.call("POST", url + "/start", person.key(), null, 200, _ -> "job started: it waits for its owner");
        return new Printed(job.at("/id").asText(), title, pdf);
    }

    void upload(String url, byte[] pdf) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Range", "bytes 0-" + (pdf.length - 1) + "/" + pdf.length)
                .PUT(BodyPublishers.ofByteArray(pdf));
        api.exchange("PUT", URI.create(url).getPath().replaceAll("/[^/]+$", "/…"), request.build(), 201, _ -> "document uploaded");
    }
}
