package dev.holdfast.printservice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.printservice.Office.Who;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// One print job of one person at one share, as a client sees it.
public record Sheet(Who who, UUID share, String job, String document) {

    private static final Random RANDOM = new Random(11);

    public static byte[] bytes(int length) {
        var bytes = new byte[length];
        synchronized (RANDOM) {
            RANDOM.nextBytes(bytes);
        }
        return bytes;
    }

    public static Sheet create(Who who, UUID share) {
        var created = who.calls()
                .body("{\"configuration\":{\"copies\":2,\"colorMode\":\"color\"}}")
                .post("/v1.0/print/shares/" + share + "/jobs")
                .then()
                .statusCode(201);
        return new Sheet(
                who, share, created.extract().path("id"), created.extract().path("documents[0].id"));
    }

    /// Created, uploaded and started.
    public static Sheet print(Who who, UUID share, byte[] content) {
        var sheet = create(who, share);
        put(sheet.uploadUrl(content.length), content, 0, content.length).statusCode(201);
        sheet.start().statusCode(200);
        return sheet;
    }

    public String path() {
        return "/v1.0/print/shares/" + share + "/jobs/" + job;
    }

    public String at(UUID printer) {
        return "/v1.0/print/printers/" + printer + "/jobs/" + job;
    }

    public Response createUploadSession(Object size) {
        return who.calls()
                .body(Map.of(
                        "properties",
                        Map.of("documentName", "TestFile.pdf", "contentType", "application/pdf", "size", size)))
                .post(path() + "/documents/" + document + "/createUploadSession");
    }

    /// The path of a new upload, without the base that clients go through.
    public String uploadUrl(int size) {
        String url = createUploadSession(size).then().statusCode(200).extract().path("uploadUrl");
        return local(url);
    }

    public static String local(String url) {
        int base = url.indexOf("/v1.0/");
        assertThat(base).as(url).isPositive();
        return url.substring(base);
    }

    /// Sends bytes `first` (inclusive) to `end` (exclusive) of the content.
    public static ValidatableResponse put(String uploadUrl, byte[] content, int first, int end) {
        return given().header("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + content.length)
                .contentType("application/octet-stream")
                .body(java.util.Arrays.copyOfRange(content, first, end))
                .put(uploadUrl)
                .then();
    }

    public ValidatableResponse start() {
        return who.calls().post(path() + "/start").then();
    }

    public ValidatableResponse get() {
        return who.calls().get(path()).then();
    }

    public String state() {
        return get().statusCode(200).extract().path("status.state");
    }
}
