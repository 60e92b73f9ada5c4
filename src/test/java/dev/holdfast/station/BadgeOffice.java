package dev.holdfast.station;

import static io.restassured.RestAssured.given;

import dev.holdfast.identity.UserId;
import dev.holdfast.testing.Keys;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Makes people and badges for tests, with names and numbers of their own, as an administrator.
final class BadgeOffice {

    static final String BADGES = "/api/v1/admin/badges";

    private BadgeOffice() {}

    static RequestSpecification admin() {
        return given().auth().oauth2(Keys.admin()).contentType("application/json");
    }

    static String number() {
        return "T" + UUID.randomUUID().toString().replace("-", "").toUpperCase(java.util.Locale.ROOT);
    }

    static String upn() {
        return "badge-" + UUID.randomUUID() + "@example.test";
    }

    static UserId person(String upn) {
        String id = admin().body(Map.of(
                        "users", java.util.List.of(Map.of("userPrincipalName", upn, "displayName", "Badge holder"))))
                .put("/api/v1/admin/users")
                .then()
                .statusCode(200)
                .extract()
                .path("users[0].id");
        return new UserId(UUID.fromString(id));
    }

    static ValidatableResponse make(String number, UserId person, Map<String, Object> more) {
        var body = new HashMap<String, Object>(more);
        body.put("badge", number);
        body.put("user", Map.of("id", person.toString()));
        return admin().body(body).post(BADGES).then();
    }

    static UUID badge(String number, UserId person, Map<String, Object> more) {
        return UUID.fromString(
                make(number, person, more).statusCode(201).extract().path("id"));
    }
}
