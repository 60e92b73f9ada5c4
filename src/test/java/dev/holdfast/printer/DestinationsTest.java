package dev.holdfast.printer;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.base.Ids;
import dev.holdfast.printservice.Office;
import dev.holdfast.testing.Keys;
import dev.holdfast.testing.PrintCloud;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DestinationsTest {

    private static final String PATH = "/api/v1/admin/printers";

    @Inject
    Destinations destinations;

    @Inject
    DestinationRefresh refresh;

    UUID printer;
    String id;

    @BeforeEach
    void install_a_printer() {
        printer = Office.device().printer();
        id = printer.toString();
    }

    @Test
    void a_printer_is_learned_once_and_then_known() {
        assertThat(destinations.findAll(List.of(id))).isEmpty();

        assertThat(destinations.learn(id)).isPresent();
        PrintCloud.tell("GET ANSWER 404 1 /printers/" + id + "$");

        assertThat(destinations.learn(id)).as("without asking again").isPresent();
        assertThat(destinations.findAll(List.of("other", id, id)))
                .singleElement()
                .satisfies(known -> {
                    assertThat(known.id()).isEqualTo(id);
                    assertThat(known.displayName()).isEqualTo("Folder");
                    assertThat(known.status().state()).isEqualTo("idle");
                    assertThat(known.acceptingJobs()).isTrue();
                });
        PrintCloud.forget();
    }

    @Test
    void known_ones_are_found_in_the_order_they_are_asked_for() {
        var second = Office.device().printer().toString();
        destinations.learn(second);
        destinations.learn(id);

        assertThat(destinations.findAll(List.of(second, id)))
                .extracting(Destination::id)
                .containsExactly(second, id);
        assertThat(destinations.findAll(List.of(id, second)))
                .extracting(Destination::id)
                .containsExactly(id, second);
    }

    @Test
    void one_that_the_print_cloud_does_not_know_is_not_learned() {
        assertThat(destinations.learn(Ids.next().toString())).isEmpty();
        assertThat(destinations.learn("no id/at all?")).isEmpty();
        assertThat(destinations.findAll(List.of())).isEmpty();
    }

    @Test
    void a_virtual_printer_of_ours_is_no_destination() {
        String queue = Wished.createAndWait().printer();

        assertThat(destinations.learn(queue)).isEmpty();
        assertThat(destinations.check(queue)).isEqualTo(new Readiness.NoSuchPrinter());
    }

    @Test
    void a_print_cloud_that_is_away_is_said_to_the_caller() {
        PrintCloud.tell("GET ANSWER 503 6 /printers/" + id + "$");

        assertThatExceptionOfType(PrintCloudProblem.class).isThrownBy(() -> destinations.learn(id));
        assertThat(destinations.check(id)).isInstanceOf(Readiness.CannotTell.class);
    }

    @Test
    void a_check_looks_now_and_keeps_what_it_saw() {
        destinations.learn(id);
        assertThat(destinations.check(id)).isInstanceOf(Readiness.Ready.class);

        describe("stopped", "mediaJam");

        assertThat(destinations.check(id)).isEqualTo(new Readiness.NotReady("Folder has stopped: paper is jammed."));
        assertThat(known().status().state()).isEqualTo("stopped");
    }

    @Test
    void one_that_takes_no_jobs_is_not_ready() {
        Office.sql("update spool_printer set accepting_jobs = false where id = ?", printer);

        assertThat(destinations.check(id)).isInstanceOf(Readiness.NotReady.class);
    }

    @Test
    void one_that_was_long_unseen_is_not_ready() {
        Office.sql(
                "update spool_printer set probed_at = now() + interval '1 hour',"
                        + " last_seen_at = now() - interval '2 hours' where id = ?",
                printer);

        assertThat(destinations.check(id))
                .isEqualTo(new Readiness.NotReady("Folder seems to be switched off or disconnected."));
    }

    @Test
    void one_that_is_gone_is_forgotten() {
        destinations.learn(id);
        remove();

        assertThat(destinations.check(id)).isEqualTo(new Readiness.NoSuchPrinter());
        assertThat(destinations.findAll(List.of(id))).isEmpty();
    }

    @Test
    void known_ones_are_refreshed_when_they_are_due() {
        destinations.learn(id);
        describe("stopped", "coverOpen");
        Office.sql("update destination set refresh_at = now() where id = ?", id);

        refresh.look();

        await().atMost(20, SECONDS).until(() -> known().status().state().equals("stopped"));
        assertThat(known().status().details()).containsExactly("coverOpen");
    }

    @Test
    void a_sync_lists_all_but_our_virtual_ones_and_forgets_what_is_gone() {
        String queue = Wished.createAndWait().printer();
        var gone = Office.device().printer();
        destinations.learn(gone.toString());
        Office.sql("update spool_printer set deleted_at = now() where id = ?", gone);

        Wished.admin().post(PATH + "/sync").then().statusCode(200);

        assertThat(listed()).contains(id).doesNotContain(queue, gone.toString());
        assertThat(destinations.findAll(List.of(id))).hasSize(1);
    }

    @Test
    void a_sync_that_the_print_cloud_refuses_says_so() {
        PrintCloud.tell("GET ANSWER 403 1 /print/printers$");

        Wished.admin().post(PATH + "/sync").then().statusCode(502).body("code", equalTo("needs-admin"));
    }

    @Test
    void only_administrators_may() {
        given().get(PATH).then().statusCode(401);
        given().auth().oauth2(Keys.app()).get(PATH).then().statusCode(403);
        given().auth().oauth2(Keys.app()).post(PATH + "/sync").then().statusCode(403);
    }

    private Destination known() {
        return destinations.findAll(List.of(id)).getFirst();
    }

    private void describe(String state, String detail) {
        Office.sql(
                "update spool_printer set probed_at = now() + interval '1 hour', status = cast(? as jsonb) where id = ?",
                "{\"state\": \"" + state + "\", \"details\": [\"" + detail + "\"], \"description\": \"\"}",
                printer);
    }

    private void remove() {
        Office.sql("update spool_printer set deleted_at = now() where id = ?", printer);
    }

    private static List<String> listed() {
        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            var request = Wished.admin().queryParam("limit", 200);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(PATH)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("cursor");
        } while (cursor != null);
        return ids;
    }
}
