package dev.holdfast.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/// Makes the print cloud misbehave, as the station sees it. Each fault hits the next matching request once.
public final class PrintCloud {

    /// The system property in which the test resource leaves the proxy's address.
    public static final String PROXY = "holdfast.test.fault-proxy";

    private PrintCloud() {}

    /// The next redirect of this job is passed on and done, but its answer is lost.
    public static void losesTheAnswerToTheRedirectOf(String printer, String job) {
        tell("POST LOSE_ANSWER 0 1 " + redirect(printer, job));
    }

    /// The next `times` redirects of this job are answered `status` and not done.
    public static void answersTheRedirectOf(String printer, String job, int status, int times) {
        tell("POST ANSWER " + status + " " + times + " " + redirect(printer, job));
    }

    /// The next `times` reads of this job are answered `status`.
    public static void answersReadsOf(String printer, String job, int status, int times) {
        tell("GET ANSWER " + status + " " + times + " /printers/" + Pattern.quote(printer) + "/jobs/" + job + "$");
    }

    private static String redirect(String printer, String job) {
        return "/printers/" + Pattern.quote(printer) + "/jobs/" + job + "/redirect$";
    }

    /// Any rule of [FaultProxy#control]'s form.
    public static void tell(String rule) {
        given().body(rule).post(System.getProperty(PROXY) + "/faults").then().statusCode(204);
    }

    /// A test that goes well because its fault never happened shows nothing: no rule for this path is left.
    public static void hasMisbehaved(String path) {
        String left = given().get(System.getProperty(PROXY) + "/faults")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(left.lines()).noneMatch(rule -> rule.contains(path));
    }

    /// It behaves again: rules that were not used up are forgotten.
    public static void forget() {
        given().delete(System.getProperty(PROXY) + "/faults").then().statusCode(204);
    }
}
