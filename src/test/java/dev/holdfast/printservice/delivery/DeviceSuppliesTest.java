package dev.holdfast.printservice.delivery;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.printservice.Office;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a printer says of its toner and ink.
@QuarkusTest
class DeviceSuppliesTest extends IppScene {

    private static ValidatableResponse look(UUID device) {
        Office.sql("update spool_printer set told_at = null where id = ?", device);
        return Office.app()
                .get("/v1.0/print/printers/" + device + "?$select=status")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse shown(UUID device) {
        return Office.admin().get("/api/v1/admin/devices/" + device).then().statusCode(200);
    }

    private static List<Value> levels(int... levels) {
        return IntStream.of(levels).mapToObj(Value::integer).toList();
    }

    private void markers(int black, int cyan, int waste) {
        memory.supply(group -> group.put(
                        "marker-names", Value.name("Black Cartridge"), Value.name("Cyan"), Value.name("Waste Box"))
                .put("marker-types", Value.keyword("toner"), Value.keyword("toner"), Value.keyword("waste-toner"))
                .put("marker-colors", Value.name("#000000"), Value.name("#00FFFF"), Value.name("none"))
                .put("marker-levels", levels(black, cyan, waste))
                .put("marker-low-levels", levels(10, 10, -1))
                .put("marker-high-levels", levels(100, 100, 90)));
    }

    @Test
    void supplies_are_in_the_status_though_the_printers_reasons_do_not_name_them() {
        markers(80, 60, 20);
        UUID device = register();
        look(device).body("status.details.size()", equalTo(0));

        markers(10, 0, 93);
        look(device)
                .body("status.state", equalTo("idle"))
                .body("status.details", contains("markerSupplyLow", "markerSupplyEmpty", "markerWasteAlmostFull"));

        memory.be(5, "media-jam-error");
        markers(10, 40, 100);
        look(device).body("status.details", contains("mediaJam", "markerSupplyLow", "markerWasteFull"));

        memory.be(3, "marker-supply-low-report");
        markers(9, 40, 0);
        look(device).body("status.details", contains("markerSupplyLow"));
    }

    @Test
    void an_administrator_sees_how_much_is_left() {
        markers(80, 10, -2);
        UUID device = register();

        shown(device)
                .body("supplies.name", contains("Black Cartridge", "Cyan", "Waste Box"))
                .body("supplies.type", contains("toner", "toner", "waste-toner"))
                .body("supplies.level", contains(80, 10, null))
                .body("supplies.state", contains("ok", "low", "unknown"))
                .body("supplies.color", contains("#000000", "#00FFFF", null));

        markers(79, 0, 97);
        look(device);
        shown(device)
                .body("supplies.level", contains(79, 0, 97))
                .body("supplies.state", contains("ok", "empty", "almost-full"));
    }

    @Test
    void a_printer_that_describes_its_supplies_in_the_newer_way_is_understood() {
        memory.supply(group -> supply(group, "level=42", "level=0"));
        UUID device = register();

        look(device).body("status.details", contains("markerSupplyEmpty"));
        shown(device)
                .body("supplies.name", contains("Black ink", "Waste"))
                .body("supplies.type", contains("ink", "waste-ink"))
                .body("supplies.level", contains(0, 21));
    }

    private static void supply(GroupWriter group, String waste, String black) {
        group.put(
                        "printer-supply",
                        octets("index=1;class=supplyThatIsConsumed;type=ink;unit=percent;maxcapacity=100;" + black
                                + ";colorantname=black;"),
                        octets("index=2;class=receptacleThatIsFilled;type=wasteInk;unit=items;maxcapacity=200;" + waste
                                + ";colorantname=unknown;"))
                .put("printer-supply-description", Value.text("Black ink"), Value.text("Waste"));
    }

    private static Value octets(String text) {
        return Value.octets(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void a_printer_that_says_nothing_of_supplies_has_none() {
        memory.supply(_ -> {});
        UUID device = register();

        look(device).body("status.details.size()", equalTo(0));
        shown(device).body("supplies", nullValue());
    }
}
