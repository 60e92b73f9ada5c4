package dev.holdfast.printservice.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IppSuppliesTest {

    private static Supply only(GroupWriter printer) {
        var supplies = IppSupplies.of(printer.group());
        assertThat(supplies).hasSize(1);
        return supplies.getFirst();
    }

    private static GroupWriter supply(String words) {
        return new GroupWriter().put("printer-supply", Value.octets(words.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void what_a_printer_does_not_tell_is_absent() {
        assertThat(IppSupplies.of(AttributeGroup.EMPTY)).isEmpty();
        assertThat(IppSupplies.of(
                        new GroupWriter().put("marker-levels", Value.noValue()).group()))
                .isEmpty();
        assertThat(only(new GroupWriter().put("marker-levels", Value.integer(7))))
                .isEqualTo(new Supply(null, null, null, 7, Supply.State.OK));
        assertThat(only(new GroupWriter().put("marker-levels", Value.keyword("full"))))
                .isEqualTo(new Supply(null, null, null, null, Supply.State.UNKNOWN));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "toner,          100, 20, 100, -",
                "toner,           21, 20, 100, -",
                "toner-cartridge, 20, 20, 100, markerSupplyLow",
                "ink,              0, 20, 100, markerSupplyEmpty",
                "ink-cartridge,    5, -1, 100, markerSupplyLow",
                "solid-wax,        6, -1, 100, -",
                "ink,             -1, 20, 100, -",
                "ink,             -2, 20, 100, -",
                "ink,             -3, 20, 100, -",
                "ink,            101, 20, 100, -",
                "waste-toner,      0, 20,  90, -",
                "waste-toner,     89, 20,  90, -",
                "waste-toner,     90, 20,  90, markerWasteAlmostFull",
                "waste-ink,       95, 20,  -1, markerWasteAlmostFull",
                "waste-ink,      100, 20,  -1, markerWasteFull",
                "opc,              3, 20, 100, opticalPhotoConductorNearEndOfLife",
                "opc,              0, 20, 100, opticalPhotoConductorLifeOver",
                "developer,        3, 20, 100, developerLow",
                "developer,        0, 20, 100, developerEmpty",
                "fuser,            0, 20, 100, -",
                "staples,          0, 20, 100, -",
            })
    void levels_are_details_of_the_status(String type, int level, int low, int high, String detail) {
        var group = new GroupWriter()
                .put("marker-types", Value.keyword(type))
                .put("marker-levels", Value.integer(level))
                .put("marker-low-levels", Value.integer(low))
                .put("marker-high-levels", Value.integer(high));

        assertThat(only(group).detail()).isEqualTo(Optional.ofNullable(detail));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "type=toner;unit=percent;maxcapacity=100;level=40;           , toner,          40, OK",
                "type=tonerCartridge;unit=impressions;maxcapacity=6000;level=1, toner-cartridge, 1, LOW",
                "type=toner;maxcapacity=6000;level=0;                        , toner,           0, EMPTY",
                "type=toner;maxcapacity=6000;level=9000                      , toner,         100, OK",
                "type=toner;maxcapacity=-2;level=-3;                         , toner,           -, UNKNOWN",
                "type=toner;unit=percent;maxcapacity=-2;level=30             , toner,          30, OK",
                "type=toner;unit=items;maxcapacity=-2;level=30               , toner,           -, UNKNOWN",
                "type=wasteToner;maxcapacity=6000;level=5999                 , waste-toner,    99, ALMOST_FULL",
                "class=receptacleThatIsFilled;maxcapacity=10;level=10        , -,             100, FULL",
                "type=toner;class=receptacleThatIsFilled;maxcapacity=10;level=10, toner,      100, OK",
                "rubbish;=;==;level=99999999999                              , -,               -, UNKNOWN",
            })
    void the_newer_description_means_the_same(String words, String type, Integer level, Supply.State state) {
        assertThat(only(supply(words))).isEqualTo(new Supply(null, type, null, level, state));
    }

    @Test
    void of_both_descriptions_the_one_that_knows_more_counts() {
        var both = supply("type=ink;maxcapacity=100;level=50").put("marker-levels", Value.integer(-2));

        assertThat(only(both).level()).isEqualTo(50);
        assertThat(only(new GroupWriter().put("marker-levels", Value.integer(-2)))
                        .level())
                .isNull();
    }
}
