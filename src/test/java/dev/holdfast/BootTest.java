package dev.holdfast;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BootTest {

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @Test
    void a_started_station_with_its_database_is_ready() {
        given().get(ready).then().statusCode(200).body("status", equalTo("UP"));
    }
}
