package dev.holdfast.printservice.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.printservice.Clerk;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Graph's evolvable enumerations.
@QuarkusTest
class LaterMembersTest {

    private Clerk clerk;
    private UUID printer;

    @BeforeEach
    void furnish() {
        clerk = new Clerk();
        printer = clerk.printer();
        clerk.app()
                .body(Map.of(
                        "capabilities",
                        Map.of("finishings", List.of("staple", "foldHalf", "none")),
                        "status",
                        Map.of("state", "stopped", "description", "", "details", List.of("mediaJam", "banderJam"))))
                .patch(At.printer(printer))
                .then()
                .statusCode(200);
    }

    @Test
    void a_client_that_does_not_know_of_later_members_sees_the_sentinel() {
        clerk.app()
                .get(At.printer(printer) + "?$select=capabilities,status")
                .then()
                .statusCode(200)
                .header("Preference-Applied", nullValue())
                .body("capabilities.finishings", contains("staple", "unknownFutureValue", "none"))
                .body("status.details", contains("mediaJam", "unknownFutureValue"));
        clerk.admin()
                .get("/v1.0/print/printers?$filter=id%20eq%20'" + printer + "'")
                .then()
                .body("value[0].status.details", contains("mediaJam", "unknownFutureValue"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "include-unknown-enum-members",
                "return=representation, Include-Unknown-Enum-Members",
                "include-unknown-enum-members; a=b"
            })
    void a_client_that_prefers_them_sees_them_and_is_told_so(String preference) {
        clerk.app()
                .header("Prefer", preference)
                .get(At.printer(printer) + "?$select=capabilities,status")
                .then()
                .statusCode(200)
                .header("Preference-Applied", equalTo("include-unknown-enum-members"))
                .body("capabilities.finishings", contains("staple", "foldHalf", "none"))
                .body("status.details", contains("mediaJam", "banderJam"));
    }
}
