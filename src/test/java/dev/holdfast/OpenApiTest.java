package dev.holdfast;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {

    private static final Path COMMITTED = Path.of("docs", "openapi.yaml");

    /// After a wanted change: `cp target/openapi.yaml docs/openapi.yaml`, and look at the difference.
    @Test
    void the_served_document_is_the_committed_one() throws IOException {
        String served = given().accept("application/yaml")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Files.writeString(Path.of("target", "openapi.yaml"), served);

        assertThat(Files.readString(COMMITTED)).isEqualTo(served);
    }
}
