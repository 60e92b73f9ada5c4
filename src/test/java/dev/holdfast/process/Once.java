package dev.holdfast.process;

import static dev.holdfast.process.Caller.insist;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// That nothing was done twice, as the print cloud, the station and the tray show it.
record Once(Premises premises) {

    private static final String CLOUD = "/v1.0/print/";

    /// The print cloud has one printer for it beside the tray's, one share, one trigger, one
    /// definition, and one subscription to that.
    void setUp(Story.VirtualPrinter virtual) {
        assertThat(ids(premises.admin(), CLOUD + "printers"))
                .containsExactlyInAnyOrder(premises.tray().printer(), virtual.printer());
        assertThat(ids(premises.admin(), CLOUD + "shares")).containsExactly(virtual.share());
        assertThat(ids(premises.admin(), CLOUD + "printers/" + virtual.printer() + "/taskTriggers"))
                .hasSize(1);
        assertThat(ids(premises.app(), CLOUD + "taskDefinitions")).containsExactly(virtual.definition());
        assertThat(list(premises.app(), "/v1.0/subscriptions", "/value"))
                .singleElement()
                .satisfies(one -> assertThat(one.path("resource").asText()).contains(virtual.definition()));
    }

    /// The print cloud has nothing but the tray's printer.
    void removed() {
        assertThat(ids(premises.admin(), CLOUD + "printers"))
                .containsExactly(premises.tray().printer());
        assertThat(ids(premises.admin(), CLOUD + "shares")).isEmpty();
        assertThat(ids(premises.app(), CLOUD + "taskDefinitions")).isEmpty();
        assertThat(list(premises.app(), "/v1.0/subscriptions", "/value")).isEmpty();
    }

    /// The job was held once, released once, and came out as one sheet, byte for byte; its task is completed.
    void printed(Story.Released released) {
        var printed = released.what();
        assertThat(held(printed)).containsExactly("delivered");
        assertThat(list(premises.terminal(), Story.session(released.session()) + "/releases", "/releases"))
                .filteredOn(release -> release.path("job").asText().equals(released.job()))
                .extracting(release -> release.path("state").asText())
                .containsExactly("delivered");
        assertThat(premises.tray().paper())
                .filteredOn(sheet -> Arrays.equals(sheet, printed.bytes()))
                .hasSize(1);
        assertThat(tasks(printed)).containsExactly("completed");
    }

    /// So many sheets came out in all.
    void paper(int sheets) {
        assertThat(premises.tray().paper()).hasSize(sheets);
    }

    /// How many sheets have come out so far.
    int sheets() {
        return premises.tray().paper().size();
    }

    /// The states of all jobs of ours that are this one.
    List<String> held(Story.Printed printed) {
        return list(
                        premises.admin(),
                        "/api/v1/admin/jobs?limit=200&virtualPrinter="
                                + printed.to().id(),
                        "/items")
                .stream()
                .filter(job -> job.path("title").asText().equals(printed.title()))
                .map(job -> job.path("state").asText())
                .toList();
    }

    private List<String> tasks(Story.Printed printed) {
        String job = printed.to().printer() + "/jobs/" + printed.job();
        return list(premises.app(), CLOUD + "taskDefinitions/" + printed.to().definition() + "/tasks", "/value")
                .stream()
                .filter(task -> task.path("parentUrl").asText().endsWith(job))
                .map(task -> task.at("/status/state").asText())
                .toList();
    }

    private static List<String> ids(Caller caller, String path) {
        return list(caller, path, "/value").stream()
                .map(item -> item.path("id").asText())
                .toList();
    }

    private static List<JsonNode> list(Caller caller, String path, String pointer) {
        Stream<JsonNode> items = Story.items(insist(() -> caller.get(path)).mustBe(200), pointer);
        return items.toList();
    }
}
