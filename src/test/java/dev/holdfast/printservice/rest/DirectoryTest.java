package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.base.Ids;
import dev.holdfast.identity.Caller;
import dev.holdfast.identity.UserId;
import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// People and groups as Graph shows them.
@QuarkusTest
class DirectoryTest {

    private static final String USERS = "/v1.0/users";
    private static final String GROUPS = "/v1.0/groups";

    private Clerk clerk;
    private String tag;

    @BeforeEach
    void furnish() {
        clerk = new Clerk();
        tag = Ids.next().toString();
    }

    private ValidatableResponse get(String path) {
        return clerk.app().get(path.replace(" ", "%20")).then();
    }

    /// A person with this name before the test's own tag; the id.
    private String person(String name) {
        return person(Map.of("userPrincipalName", name + "." + tag + "@example.test", "displayName", name + " " + tag));
    }

    private static String person(Map<String, String> person) {
        return Office.admin()
                .body(Map.of("users", List.of(person)))
                .put("/api/v1/admin/users")
                .then()
                .statusCode(200)
                .extract()
                .path("users[0].id");
    }

    private String group(String name, String... members) {
        var people = List.of(members).stream().map(id -> Map.of("id", id)).toList();
        return Office.admin()
                .body(Map.of("groups", List.of(Map.of("displayName", name + " " + tag, "members", people))))
                .put("/api/v1/admin/groups")
                .then()
                .statusCode(200)
                .extract()
                .path("groups[0].id");
    }

    @Test
    void a_user_has_what_graph_shows_by_default_and_null_where_nothing_is_known() {
        String id = person("Ana");

        get(USERS + "/" + id)
                .statusCode(200)
                .body("'@odata.context'", endsWith("/v1.0/$metadata#users/$entity"))
                .body("id", equalTo(id))
                .body("displayName", equalTo("Ana " + tag))
                .body("userPrincipalName", equalTo("ana." + tag + "@example.test"))
                .body("businessPhones", empty())
                .body(
                        "keySet()",
                        containsInAnyOrder(
                                "@odata.context",
                                "businessPhones",
                                "displayName",
                                "givenName",
                                "jobTitle",
                                "mail",
                                "mobilePhone",
                                "officeLocation",
                                "preferredLanguage",
                                "surname",
                                "userPrincipalName",
                                "id"))
                .body("mail", nullValue());
    }

    @Test
    void a_user_is_found_by_id_by_name_and_in_both_forms_of_a_key() {
        String id = person("Ana");
        String upn = "Ana." + tag + "@Example.test";

        for (String path :
                List.of("/" + id, "/" + upn, "('" + id + "')", "('" + upn + "')", "/" + upn.replace("@", "%40"))) {
            get(USERS + path).statusCode(200).body("id", equalTo(id));
        }
    }

    @Test
    void a_user_is_known_by_the_id_that_a_print_cloud_gave() {
        String id = person("Ana");
        String bound = UUID.randomUUID().toString();
        person(Map.of("id", id, "displayName", "Ana " + tag, "graphId", bound));

        get(USERS + "/" + bound).statusCode(200).body("id", equalTo(bound));
        get(USERS + "?$filter=displayName eq 'Ana " + tag + "'").body("value.id", contains(bound));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nobody@example.test", "0190b0d7-0000-7000-8000-000000000000", "%00", "a%0Ab", "%F0%9F%96%A8"})
    void who_is_not_there_is_not_found_in_the_directorys_words(String who) {
        get(USERS + "/" + who).statusCode(404).body("error.code", equalTo("Request_ResourceNotFound"));
        get(GROUPS + "/" + who).statusCode(404).body("error.code", equalTo("Request_ResourceNotFound"));
        get(GROUPS + "/" + who + "/members").statusCode(404);
    }

    @Test
    void users_come_page_by_page_each_once() {
        var wanted = new ArrayList<String>();
        for (int i = 0; i < 5; i++) wanted.add(person("Page" + i));

        var found = new ArrayList<String>();
        String next = USERS + "?$top=2&$select=id&$filter=startswith(displayName,'Page')";
        int pages = 0;
        while (next != null) {
            var page = get(next).statusCode(200).extract();
            found.addAll(page.path("value.id"));
            assertThat(page.<List<String>>path("value.id")).hasSizeLessThanOrEqualTo(2);
            String link = page.path("'@odata.nextLink'");
            next = link == null ? null : link.substring(link.indexOf("/v1.0/"));
            pages++;
        }
        assertThat(found).doesNotHaveDuplicates().containsAll(wanted);
        assertThat(pages).isGreaterThanOrEqualTo(3);
    }

    @Test
    void users_are_filtered_by_name_whatever_the_case() {
        String ana = person("Ana");
        String anabel = person("Anabel");
        String quoted = person(Map.of("userPrincipalName", "o'neil" + tag, "displayName", "O'Neil " + tag));

        filtered(USERS, "displayName eq 'ana " + tag + "'", ana);
        filtered(USERS, "userPrincipalName eq 'ANA." + tag + "@example.test'", ana);
        filtered(USERS, "startswith(userPrincipalName,'anabel." + tag.substring(0, 30) + "')", anabel);
        filtered(USERS, "startsWith(displayName, 'Ana " + tag.substring(0, 35) + "')", ana);
        filtered(USERS, "displayName eq 'O''Neil " + tag + "'", quoted);
        filtered(USERS, "userPrincipalName eq 'o''neil" + tag + "'", quoted);
        filtered(USERS, "displayName eq 'An_ " + tag + "'");
        filtered(USERS, "startswith(displayName,'%25 " + tag + "')");
        filtered(USERS, "userPrincipalName eq 'ana." + tag + "'");
    }

    private void filtered(String list, String filter, String... ids) {
        var body = get(list + "?$filter=" + filter).statusCode(200);
        body.body("value.id", ids.length == 0 ? empty() : contains(ids));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "$filter=mail eq 'a', mail",
                "$filter=displayName ne 'a', $filter",
                "$filter=displayName eq 'a' or displayName eq 'b', $filter",
                "$filter=endswith(displayName%2C'a'), $filter",
                "$filter=displayName eq 'a, $filter",
                "$search=x, $search",
                "$count=true, $count",
                "$expand=memberOf, $expand",
                "$orderby=displayName, $orderby",
                "$select=password, password",
                "$top=0, $top",
                "$skiptoken=x, $skiptoken",
                "$skip=1, $skip"
            })
    void what_is_not_supported_is_refused_by_name(String option, String named) {
        person("Ana");
        group("Floor");
        for (String list : List.of(USERS, GROUPS)) {
            get(list + "?" + option).statusCode(400).body("error.message", containsString(named));
        }
    }

    @Test
    void selected_properties_only() {
        String id = person("Ana");

        get(USERS + "/" + id + "?$select=displayName,userPrincipalName")
                .body("'@odata.context'", endsWith("#users(displayName,userPrincipalName)/$entity"))
                .body("$", not(hasKey("mail")))
                .body("displayName", equalTo("Ana " + tag));
        get(USERS + "?$select=id&$filter=displayName eq 'Ana " + tag + "'")
                .body("'@odata.context'", endsWith("#users(id)"))
                .body("value", contains(Map.of("id", id)));
    }

    @Test
    void a_group_is_there_for_permissions_and_has_members() {
        String ana = person("Ana");
        String ben = person("Ben");
        String id = group("Floor", ana, ben);

        get(GROUPS + "/" + id)
                .statusCode(200)
                .body("'@odata.context'", endsWith("#groups/$entity"))
                .body("id", equalTo(id))
                .body("displayName", equalTo("Floor " + tag))
                .body("createdDateTime", notNullValue())
                .body("securityEnabled", equalTo(true))
                .body("mailEnabled", equalTo(false))
                .body("groupTypes", empty())
                .body("proxyAddresses", empty());
        get(GROUPS + "?$filter=startswith(displayName,'floor " + tag + "')")
                .body("'@odata.context'", endsWith("#groups"))
                .body("value.id", contains(id));
        get(GROUPS + "?$filter=userPrincipalName eq 'a'")
                .statusCode(400)
                .body("error.message", containsString("userPrincipalName"));

        String next = get(GROUPS + "/" + id + "/members?$top=1")
                .statusCode(200)
                .body("'@odata.context'", endsWith("#directoryObjects"))
                .body("value", hasSize(1))
                .body("value[0].'@odata.type'", equalTo("#microsoft.graph.user"))
                .body("value[0].id", equalTo(ana))
                .extract()
                .path("'@odata.nextLink'");
        get(next.substring(next.indexOf("/v1.0/")))
                .body("value.id", contains(ben))
                .body("'@odata.nextLink'", nullValue());
        get(GROUPS + "/" + id + "/members?$filter=displayName eq 'a'").statusCode(400);
    }

    @Test
    void a_person_sees_who_they_are_and_nobody_else() {
        var ana = Office.person();

        ana.calls()
                .get("/v1.0/me")
                .then()
                .statusCode(200)
                .body("'@odata.context'", endsWith("#users/$entity"))
                .body("id", equalTo(ana.id()))
                .body("userPrincipalName", equalTo(ana.upn()));
        ana.calls().get(USERS + "/" + ana.id()).then().statusCode(403);
        var key = Clerk.key(
                Caller.Kind.USER,
                Ids.next(),
                new UserId(UUID.fromString(ana.id())),
                "User.ReadBasic.All",
                "Group.Read.All");
        Clerk.with(key).get("/v1.0/me").then().statusCode(200);
        Clerk.with(key).get(USERS).then().statusCode(403);
        Clerk.with(key).get(GROUPS).then().statusCode(403);
    }

    @Test
    void an_administrator_who_is_a_person_is_me_and_one_who_is_none_is_told_so() {
        var ana = Office.person();
        var key = Clerk.key(Caller.Kind.ADMIN, Ids.next(), new UserId(UUID.fromString(ana.id())), "User.Read");

        Clerk.with(key).get("/v1.0/me").then().statusCode(200).body("id", equalTo(ana.id()));
        clerk.admin().get("/v1.0/me").then().statusCode(403).body("error.message", containsString("no person's"));
    }

    @Test
    void keys_are_made_with_the_directorys_permissions() {
        for (String kind : List.of("admin", "app")) {
            Office.admin()
                    .body(Map.of(
                            "name", "directory", "kind", kind, "scopes", List.of("User.Read.All", "Group.Read.All")))
                    .post("/api/v1/admin/keys")
                    .then()
                    .statusCode(201);
        }
        Office.admin().get(USERS + "?$top=1").then().statusCode(200);
        Office.app().get(GROUPS + "?$top=1").then().statusCode(200);
    }
}
