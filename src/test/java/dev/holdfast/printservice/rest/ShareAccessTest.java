package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.holdfast.base.Ids;
import dev.holdfast.identity.Caller;
import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.Blocked;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who sees a share and may print there.
@QuarkusTest
class ShareAccessTest {

    private Clerk clerk;

    @BeforeEach
    void furnish() {
        clerk = new Clerk();
    }

    private static Map<String, Object> ref(String folder, String id) {
        return Map.of("@odata.id", "https://graph.microsoft.com/v1.0/" + folder + "/" + id);
    }

    /// Whether the share is in this caller's list; the list and the share itself must agree.
    private static boolean sees(Supplier<RequestSpecification> caller, UUID share) {
        var found = new ArrayList<String>();
        String next = At.SHARES + "?$top=100";
        while (next != null) {
            var page = caller.get().urlEncodingEnabled(false).get(next).then().statusCode(200);
            found.addAll(page.extract().path("value.id"));
            String link = page.extract().path("'@odata.nextLink'");
            next = link == null ? null : link.substring(link.indexOf("/v1.0/"));
        }
        boolean listed = found.contains(share.toString());
        caller.get().get(At.share(share)).then().statusCode(listed ? 200 : 404);
        return listed;
    }

    @Test
    void people_see_a_share_that_is_for_all_or_for_them_or_for_their_group() {
        var share = clerk.share(clerk.printer(), false);
        var ana = Office.person();
        var ben = Office.person();
        String group = Office.admin()
                .body(Map.of(
                        "groups",
                        List.of(Map.of("displayName", "Floor " + share, "members", List.of(Map.of("id", ben.id()))))))
                .put("/api/v1/admin/groups")
                .then()
                .statusCode(200)
                .extract()
                .path("groups[0].id");
        assertThat(sees(ana::calls, share)).isFalse();
        assertThat(sees(ben::calls, share)).isFalse();

        clerk.admin()
                .body(ref("users", ana.id()))
                .post(At.share(share) + "/allowedUsers/$ref")
                .then()
                .statusCode(204);
        clerk.admin()
                .body(ref("users", ana.id()))
                .post(At.share(share) + "/allowedUsers/$ref")
                .then()
                .statusCode(204);
        assertThat(sees(ana::calls, share)).isTrue();
        assertThat(sees(ben::calls, share)).isFalse();
        clerk.admin()
                .get(At.share(share) + "/allowedUsers")
                .then()
                .body("'@odata.context'", endsWith("#Collection(microsoft.graph.user)"))
                .body("value", hasSize(1))
                .body("value[0].id", equalTo(ana.id()))
                .body("value[0].displayName", equalTo("Ana O'Neil"))
                .body("value[0].userPrincipalName", equalTo(ana.upn()));

        clerk.admin()
                .body(ref("groups", group))
                .post(At.share(share) + "/allowedGroups/$ref")
                .then()
                .statusCode(204);
        assertThat(sees(ben::calls, share)).isTrue();
        clerk.admin().get(At.share(share) + "/allowedGroups").then().body("value.id", contains(group));

        clerk.admin()
                .delete(At.share(share) + "/allowedUsers/" + ana.id() + "/$ref")
                .then()
                .statusCode(204);
        clerk.admin()
                .delete(At.share(share) + "/allowedUsers/" + ana.id() + "/$ref")
                .then()
                .statusCode(404);
        assertThat(sees(ana::calls, share)).isFalse();
        clerk.admin()
                .delete(At.share(share) + "/allowedGroups/" + group + "/$ref")
                .then()
                .statusCode(204);
        assertThat(sees(ben::calls, share)).isFalse();

        clerk.admin()
                .body(Map.of("allowAllUsers", true))
                .patch(At.share(share))
                .then()
                .statusCode(200);
        assertThat(sees(ana::calls, share)).isTrue();
    }

    @Test
    void people_print_only_where_they_may() {
        var share = clerk.share(clerk.printer(), false);
        var ana = Office.person();
        ana.calls()
                .body("{\"configuration\":{}}")
                .post(At.share(share) + "/jobs")
                .then()
                .statusCode(404);

        clerk.admin()
                .body(ref("users", ana.id()))
                .post(At.share(share) + "/allowedUsers/$ref")
                .then()
                .statusCode(204);

        ana.calls()
                .body("{\"configuration\":{}}")
                .post(At.share(share) + "/jobs")
                .then()
                .statusCode(201);
    }

    @Test
    void a_person_keeps_a_share_when_the_print_clouds_id_of_them_becomes_known() {
        var share = clerk.share(clerk.printer(), false);
        var ana = Office.person();
        clerk.admin()
                .body(ref("users", ana.id()))
                .post(At.share(share) + "/allowedUsers/$ref")
                .then()
                .statusCode(204);
        String bound = UUID.randomUUID().toString();
        var known = Map.of("id", ana.id(), "displayName", "Ana", "graphId", bound);
        Office.admin()
                .body(Map.of("users", List.of(known)))
                .put("/api/v1/admin/users")
                .then()
                .statusCode(200);

        assertThat(sees(ana::calls, share)).isTrue();
        clerk.admin().get(At.share(share) + "/allowedUsers").then().body("value.id", contains(bound));
        clerk.admin()
                .delete(At.share(share) + "/allowedUsers/" + bound + "/$ref")
                .then()
                .statusCode(204);
        assertThat(sees(ana::calls, share)).isFalse();
    }

    @Test
    void only_known_people_and_groups_can_be_allowed() {
        var share = clerk.share(clerk.printer(), false);

        clerk.admin()
                .body(ref("users", UUID.randomUUID().toString()))
                .post(At.share(share) + "/allowedUsers/$ref")
                .then()
                .statusCode(404);
        clerk.admin()
                .body(ref("groups", UUID.randomUUID().toString()))
                .post(At.share(share) + "/allowedGroups/$ref")
                .then()
                .statusCode(404);
        clerk.admin()
                .body(ref("printers", "x"))
                .post(At.share(share) + "/allowedUsers/$ref")
                .then()
                .statusCode(400);
        clerk.admin()
                .body("{}")
                .post(At.share(share) + "/allowedUsers/$ref")
                .then()
                .statusCode(400);
    }

    @Test
    void nobody_is_allowed_to_use_a_share_that_ends_at_that_instant() {
        var share = clerk.share(clerk.printer(), false);
        var ana = Office.person();

        var answers = Blocked.behind(
                "spool_share",
                () -> end(share),
                () -> clerk.admin()
                        .body(ref("users", ana.id()))
                        .post(At.share(share) + "/allowedUsers/$ref")
                        .statusCode());

        assertThat(answers).containsExactly(404);
    }

    @Test
    void a_job_starts_although_its_share_ends_at_that_instant() {
        var share = clerk.share(clerk.printer(), true);
        var sheet = Sheet.create(Office.person(), share);
        Sheet.put(sheet.uploadUrl(10), Sheet.bytes(10), 0, 10).statusCode(201);

        var answers = Blocked.behind(
                "spool_share", () -> end(share), () -> sheet.start().extract().statusCode());

        assertThat(answers).containsExactly(200);
    }

    private static void end(UUID share) {
        Office.sql("delete from spool_share where id = ?", share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"allowedUsers", "allowedGroups"})
    void who_lists_them_needs_to_be_allowed_to_list_people_or_groups_too(String list) {
        var share = clerk.share(clerk.printer(), false);
        var withoutDirectory = Clerk.key(Caller.Kind.ADMIN, Ids.next(), "PrinterShare.Read.All");
        var with = Clerk.key(Caller.Kind.ADMIN, Ids.next(), "PrinterShare.Read.All", "Directory.Read.All");

        Clerk.with(withoutDirectory)
                .get(At.share(share) + "/" + list)
                .then()
                .statusCode(403)
                .body("error.message", containsString("Directory.Read.All"));
        Clerk.with(with).get(At.share(share) + "/" + list).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"allowedUsers", "allowedGroups"})
    void what_is_no_id_is_on_no_list(String list) {
        var share = clerk.share(clerk.printer(), false);

        for (String id : List.of("a%00b", "%F0%9F%96%A8", "x".repeat(500))) {
            clerk.admin()
                    .urlEncodingEnabled(false)
                    .delete(At.share(share) + "/" + list + "/" + id + "/$ref")
                    .then()
                    .statusCode(404);
        }
    }
}
