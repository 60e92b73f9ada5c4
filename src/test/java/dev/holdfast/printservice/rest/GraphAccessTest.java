package dev.holdfast.printservice.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.holdfast.base.Ids;
import dev.holdfast.identity.Caller;
import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Each call with each kind of credential. Whoever may call is answered about things that are not there.
@QuarkusTest
class GraphAccessTest {

    private static final UUID SOME = Ids.next();
    private static final String PRINTER = "/print/printers/" + SOME;
    private static final String SHARE = "/print/shares/" + SOME;
    private static final String JOB = "/jobs/1";
    private static final String DOCUMENT = JOB + "/documents/" + SOME;
    private static final String DEFINITION = "/print/taskDefinitions/" + SOME;
    private static final String SUBSCRIPTION = "/subscriptions/" + SOME;

    private static Arguments call(Method method, String path, Caller.Kind... allowed) {
        return Arguments.of(method, path, Set.of(allowed));
    }

    static Stream<Arguments> calls() {
        var app = Caller.Kind.APP;
        var admin = Caller.Kind.ADMIN;
        var user = Caller.Kind.USER;
        return Stream.of(
                call(Method.GET, "/users", admin, app),
                call(Method.GET, "/users/" + SOME, admin, app),
                call(Method.GET, "/groups", admin, app),
                call(Method.GET, "/groups/" + SOME, admin, app),
                call(Method.GET, "/groups/" + SOME + "/members", admin, app),
                // The administrator's key here is no person's.
                call(Method.GET, "/me", user),
                call(Method.GET, "/me/print/recentPrinterShares", user),
                call(Method.GET, "/print", admin),
                call(Method.GET, "/print/settings", admin),
                call(Method.PATCH, "/print/settings", admin),
                call(Method.GET, "/print/connectors", admin),
                call(Method.GET, "/print/connectors/" + SOME, admin),
                call(Method.PATCH, "/print/connectors/" + SOME, admin),
                call(Method.DELETE, "/print/connectors/" + SOME, admin),
                call(Method.GET, PRINTER + "/connectors", admin),
                call(Method.GET, "/print/services", admin, user),
                call(Method.GET, "/print/services/" + SOME, admin, user),
                call(Method.GET, "/print/services/" + SOME + "/endpoints", admin, user),
                call(Method.GET, "/print/services/" + SOME + "/endpoints/graph", admin, user),
                call(Method.POST, "/print/printers/create", admin),
                call(Method.GET, "/print/operations", admin),
                call(Method.GET, "/print/operations/" + SOME, admin),
                call(Method.GET, "/print/printers", admin),
                call(Method.GET, PRINTER, admin, app),
                call(Method.PATCH, PRINTER, admin, app),
                call(Method.DELETE, PRINTER, admin),
                call(Method.GET, PRINTER + "/shares", admin),
                call(Method.GET, PRINTER + "/taskTriggers", admin),
                call(Method.GET, PRINTER + "/taskTriggers/" + SOME, admin),
                call(Method.GET, PRINTER + "/taskTriggers/" + SOME + "/definition", admin),
                call(Method.POST, PRINTER + "/taskTriggers", admin),
                call(Method.DELETE, PRINTER + "/taskTriggers/" + SOME, admin),
                call(Method.GET, "/print/shares", admin, user),
                call(Method.POST, "/print/shares", admin),
                call(Method.GET, SHARE, admin, user),
                call(Method.GET, SHARE + "/printer", admin, app),
                call(Method.PATCH, SHARE, admin),
                call(Method.DELETE, SHARE, admin),
                call(Method.GET, SHARE + "/allowedUsers", admin),
                call(Method.POST, SHARE + "/allowedUsers/$ref", admin),
                call(Method.DELETE, SHARE + "/allowedUsers/" + SOME + "/$ref", admin),
                call(Method.GET, SHARE + "/allowedGroups", admin),
                call(Method.POST, SHARE + "/allowedGroups/$ref", admin),
                call(Method.DELETE, SHARE + "/allowedGroups/" + SOME + "/$ref", admin),
                call(Method.GET, SHARE + "/jobs", admin, user, app),
                call(Method.POST, SHARE + "/jobs", admin, user),
                call(Method.GET, SHARE + JOB, admin, user, app),
                call(Method.PATCH, SHARE + JOB, app),
                call(Method.POST, SHARE + JOB + "/start", admin, user),
                call(Method.POST, SHARE + JOB + "/cancel", admin, user),
                call(Method.POST, SHARE + JOB + "/abort", app),
                call(Method.POST, SHARE + JOB + "/redirect", app),
                call(Method.POST, SHARE + DOCUMENT + "/createUploadSession", admin, user),
                call(Method.GET, PRINTER + "/jobs", admin, user, app),
                call(Method.GET, PRINTER + JOB, admin, user, app),
                call(Method.PATCH, PRINTER + JOB, app),
                call(Method.POST, PRINTER + JOB + "/start", admin, user),
                call(Method.POST, PRINTER + JOB + "/cancel", admin, user),
                call(Method.POST, PRINTER + JOB + "/abort", app),
                call(Method.POST, PRINTER + JOB + "/redirect", app),
                call(Method.POST, PRINTER + DOCUMENT + "/createUploadSession", admin, user, app),
                call(Method.GET, PRINTER + DOCUMENT + "/$value", admin, user, app),
                call(Method.GET, "/print/taskDefinitions", app),
                call(Method.POST, "/print/taskDefinitions", app),
                call(Method.GET, DEFINITION, app),
                call(Method.PATCH, DEFINITION, app),
                call(Method.DELETE, DEFINITION, app),
                call(Method.GET, DEFINITION + "/tasks/" + SOME + "/definition", app),
                call(Method.GET, DEFINITION + "/tasks/" + SOME + "/trigger", app),
                call(Method.GET, "/subscriptions", app),
                call(Method.POST, "/subscriptions", app),
                call(Method.GET, SUBSCRIPTION, app),
                call(Method.PATCH, SUBSCRIPTION, app),
                call(Method.POST, SUBSCRIPTION + "/reauthorize", app),
                call(Method.DELETE, SUBSCRIPTION, app));
    }

    @ParameterizedTest(name = "{0} {1} is for {2}")
    @MethodSource("calls")
    void a_call_is_answered_for_those_whom_the_contract_names(Method method, String path, Set<Caller.Kind> allowed) {
        var clerk = new Clerk();
        assertThat(status(given().contentType("application/json"), method, path))
                .isEqualTo(401);
        assertThat(status(Clerk.with("hf_app_" + Ids.next() + "_wrong"), method, path))
                .isEqualTo(401);
        for (var kind : new Caller.Kind[] {Caller.Kind.TERMINAL, Caller.Kind.PRINT}) {
            assertThat(status(Clerk.with(Clerk.key(kind, clerk.application())), method, path))
                    .as("%s", kind)
                    .isEqualTo(403);
        }
        mayOrMayNot(clerk.app(), Caller.Kind.APP, method, path, allowed);
        mayOrMayNot(clerk.admin(), Caller.Kind.ADMIN, method, path, allowed);
        mayOrMayNot(Office.person().calls(), Caller.Kind.USER, method, path, allowed);
        for (var kind : allowed) {
            assertThat(status(Clerk.with(Clerk.key(kind, clerk.application(), "Reports.Read.All")), method, path))
                    .as("%s without the permission", kind)
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"PrintJob.Manage.All, /redirect", "PrintJob.ReadWrite.All, /abort"})
    void a_permission_for_jobs_counts_only_beside_one_to_read_the_printer(String permission, String call) {
        var application = Ids.next();

        Clerk.with(Clerk.key(Caller.Kind.APP, application, permission))
                .post("/v1.0" + PRINTER + JOB + call)
                .then()
                .statusCode(403)
                .body("error.message", containsString("read the printer"));
        assertThat(status(
                        Clerk.with(Clerk.key(Caller.Kind.APP, application, permission, "Printer.Read.All")),
                        Method.POST,
                        PRINTER + JOB + call))
                .isIn(400, 404);
    }

    private static void mayOrMayNot(
            RequestSpecification calls, Caller.Kind kind, Method method, String path, Set<Caller.Kind> allowed) {
        int status = status(calls, method, path);
        if (allowed.contains(kind)) {
            assertThat(status).as("%s", kind).isIn(200, 204, 400, 404);
        } else {
            assertThat(status).as("%s", kind).isEqualTo(403);
        }
    }

    private static int status(RequestSpecification calls, Method method, String path) {
        var request = calls.urlEncodingEnabled(false);
        if (method != Method.GET && method != Method.DELETE) {
            request.body("{}");
        }
        return request.request(method, "/v1.0" + path).statusCode();
    }

    @Test
    void a_refusal_says_in_graphs_words_what_is_missing() {
        Office.person()
                .calls()
                .get("/v1.0/print/printers")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("accessDenied"))
                .body("error.message", containsString("Printer.Read.All"))
                .body("error.innerError.date", notNullValue());
        given().get("/v1.0/print/printers")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("error.code", equalTo("unauthenticated"));
    }
}
