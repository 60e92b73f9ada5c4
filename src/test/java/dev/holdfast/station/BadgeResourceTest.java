package dev.holdfast.station;

import static dev.holdfast.station.BadgeOffice.BADGES;
import static dev.holdfast.station.BadgeOffice.admin;
import static dev.holdfast.station.BadgeOffice.badge;
import static dev.holdfast.station.BadgeOffice.make;
import static dev.holdfast.station.BadgeOffice.number;
import static dev.holdfast.station.BadgeOffice.person;
import static dev.holdfast.station.BadgeOffice.upn;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.testing.Keys;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BadgeResourceTest {

    @Inject
    EntityManager database;

    @Test
    void a_badge_is_made_for_a_person_and_its_number_is_never_shown() {
        String upn = upn();
        var person = person(upn);
        String number = number();

        make(number, person, Map.of("pin", "471100", "label", "spare"))
                .statusCode(201)
                .body("user.id", equalTo(person.toString()))
                .body("user.userPrincipalName", equalTo(upn))
                .body("label", equalTo("spare"))
                .body("hasPin", equalTo(true))
                .body("disabled", equalTo(false))
                .body("support", matchesPattern("[0-9A-HJKMNP-TV-Z]{4}"))
                .body("createdAt", matchesPattern("\\d{4}-.*Z"));

        admin().get(BADGES + "?user=" + person)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body(not(containsString(number)))
                .body(not(containsString("471100")));
    }

    @Test
    void a_badge_can_be_made_by_user_principal_name() {
        String upn = upn();
        var person = person(upn);

        admin().body(Map.of("badge", number(), "format", "text", "user", Map.of("userPrincipalName", upn)))
                .post(BADGES)
                .then()
                .statusCode(201)
                .body("user.id", equalTo(person.toString()))
                .body("label", nullValue())
                .body("hasPin", equalTo(false));
    }

    @Test
    void a_number_is_one_badge_s_only() {
        String number = number();
        badge(number, person(upn()), Map.of());

        make(number.toLowerCase(java.util.Locale.ROOT), person(upn()), Map.of())
                .statusCode(409)
                .body("code", equalTo("badge-taken"))
                .body(not(containsString(number)));
    }

    @Test
    void a_removed_badge_s_number_is_free_again() {
        String number = number();
        var id = badge(number, person(upn()), Map.of());

        admin().delete(BADGES + "/" + id).then().statusCode(204);

        admin().delete(BADGES + "/" + id).then().statusCode(404);
        make(number, person(upn()), Map.of()).statusCode(201);
    }

    @Test
    void a_change_leaves_alone_what_it_does_not_name() {
        var id = badge(number(), person(upn()), Map.of("pin", "471100", "label", "spare"));

        patch(id, "{\"disabled\":true}")
                .body("disabled", equalTo(true))
                .body("hasPin", equalTo(true))
                .body("label", equalTo("spare"));
        patch(id, "{\"pin\":null,\"label\":null}")
                .body("disabled", equalTo(true))
                .body("hasPin", equalTo(false))
                .body("label", nullValue());
        patch(id, "{\"disabled\":false,\"pin\":\"0815\"}")
                .body("disabled", equalTo(false))
                .body("hasPin", equalTo(true));
        assertThat(trail(id))
                .containsExactlyInAnyOrder(
                        "badge.created",
                        "badge.disabled",
                        "badge.pin-removed",
                        "badge.labelled",
                        "badge.enabled",
                        "badge.pin-set");
    }

    private static io.restassured.response.ValidatableResponse patch(UUID id, String body) {
        return admin().body(body).patch(BADGES + "/" + id).then().statusCode(200);
    }

    private List<String> trail(UUID badge) {
        List<?> actions = database.createNativeQuery("select action from audit_entry where subject = ?1", String.class)
                .setParameter(1, badge.toString())
                .getResultList();
        return actions.stream().map(Object::toString).toList();
    }

    @Test
    void the_trail_holds_ids_only() {
        String number = number();
        String upn = upn();
        var id = badge(number, person(upn), Map.of("pin", "471100"));

        var details = database.createNativeQuery(
                        "select cast(details as text) from audit_entry where subject = ?1", String.class)
                .setParameter(1, id.toString())
                .getSingleResult()
                .toString();

        assertThat(details).doesNotContain(number, upn, "471100").contains("person");
    }

    @Test
    void a_list_is_read_by_the_page() {
        var person = person(upn());
        var first = badge(number(), person, Map.of());
        var second = badge(number(), person, Map.of());
        String url = BADGES + "?user=" + person + "&limit=1";

        String cursor = admin().get(url)
                .then()
                .body("items.id", equalTo(List.of(first.toString())))
                .extract()
                .path("cursor");

        admin().get(url + "&cursor=" + cursor)
                .then()
                .body("items.id", equalTo(List.of(second.toString())))
                .body("cursor", nullValue());
    }

    @Test
    void nobody_s_badges_are_an_empty_list() {
        admin().get(BADGES + "?user=" + UUID.randomUUID())
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"user=ana", "limit=0", "limit=201", "cursor=x"})
    void a_malformed_question_is_400(String query) {
        admin().get(BADGES + "?" + query).then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"user":{"userPrincipalName":"x@example.test"}}                              | 400 | invalid-field  | badge
            {"badge":"1234"}                                                             | 400 | invalid-field  | user
            {"badge":"1234","user":{}}                                                   | 400 | invalid-field  | user
            {"badge":"secret#7","user":{"userPrincipalName":"x@example.test"}}           | 400 | invalid-field  | badge
            {"badge":"1234","user":{"id":"nobody"}}                                      | 400 | invalid-field  | user.id
            {"badge":"1234","user":{"userPrincipalName":"x@example.test"},"pin":"123"}   | 400 | invalid-field  | pin
            {"badge":["1234"],"user":{"userPrincipalName":"x@example.test"}}             | 400 | malformed-json | badge
            {"badge":"1234","format":"x","user":{"userPrincipalName":"x@example.test"}}  | 422 | format-unknown | format
            {"badge":"1234","user":{"userPrincipalName":"nobody@example.test"}}          | 422 | user-unknown   | person
            {"badge":                                                                    | 400 | malformed-json | JSON
            """)
    void bad_input_is_named_and_not_repeated(String body, int status, String code, String named) {
        admin().body(body)
                .post(BADGES)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("detail", containsString(named))
                .body("detail", not(containsString("secret")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"x\"",
                "{\"disabled\":\"yes\"}",
                "{\"disabled\":null}",
                "{\"pin\":4711}",
                "{\"pin\":\"x\"}",
                "{",
                ""
            })
    void a_bad_change_changes_nothing(String body) {
        var person = person(upn());
        var id = badge(number(), person, Map.of());

        admin().body(body).patch(BADGES + "/" + id).then().statusCode(400).contentType("application/problem+json");

        admin().get(BADGES + "?user=" + person)
                .then()
                .body("items[0].disabled", equalTo(false))
                .body("items[0].hasPin", equalTo(false));
    }

    @Test
    void what_is_no_badge_is_404() {
        admin().body("{}").patch(BADGES + "/" + UUID.randomUUID()).then().statusCode(404);
        admin().body("{}").patch(BADGES + "/no-id").then().statusCode(404);
        admin().delete(BADGES + "/no-id").then().statusCode(404);
    }

    @Test
    void only_administrators_come_here() {
        given().get(BADGES).then().statusCode(401);
        given().auth().oauth2(Keys.app()).get(BADGES).then().statusCode(403);
        given().auth().oauth2(Keys.app()).get(BADGES + "/export").then().statusCode(403);
    }
}
