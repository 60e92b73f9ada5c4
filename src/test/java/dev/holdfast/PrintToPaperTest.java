package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.holdfast.testing.Office;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The whole main job, from the virtual printer's set-up to paper.
@QuarkusTest
class PrintToPaperTest {

    private Office office;
    private Office.Printer near;
    private Office.Printer far;
    private Office.Terminal terminal;
    private Office.Person reception;
    private Office.Person accounts;

    @BeforeEach
    void furnish() {
        office = Office.open();
        near = office.printer();
        far = office.printer();
        terminal = office.terminal(near, far);
        reception = office.person();
        accounts = office.person();
    }

    @Test
    void a_printed_document_comes_out_byte_for_byte_where_its_owner_chose() {
        var minutes = office.printAndHold(reception, "Minutes", 3);
        office.printAndHold(reception, "Rota", 2);
        office.printAndHold(accounts, "Invoices", 4);

        var session = office.session(terminal, reception);
        session.jobs().statusCode(200).body("jobs.title", contains("Minutes", "Rota"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> session.jobs().body("jobs.pages", contains(3, 2)));

        session.release(Map.of("jobs", List.of(session.job("Minutes")), "printer", far.id()))
                .body("releases", hasSize(1))
                .body("releases[0].printer", equalTo(far.id()));
        session.delete(session.job("Rota")).statusCode(204);
        session.awaitRelease("delivered");

        assertThat(far.paper()).hasSize(1);
        assertThat(far.paper().getFirst()).isEqualTo(minutes.bytes());
        assertThat(near.paper()).isEmpty();
        assertThat(office.taskState(minutes)).isEqualTo("completed");
        session.jobs().body("jobs", hasSize(0));
    }
}
