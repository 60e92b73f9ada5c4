package dev.holdfast.printservice.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCalendarTest {

    /// Of both hemispheres, at both ends of the date line, with clocks that change at midnight or by half an
    /// hour.
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Havana"),
            ZoneId.of("Africa/Cairo"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Pacific/Kiritimati"),
            ZoneId.of("Pacific/Pago_Pago"));

    @ParameterizedTest
    @CsvSource({
        "UTC,                2026-01-31T23:59:59.999999Z, 2026-01-31, 2026-01-01",
        "UTC,                2026-02-01T00:00:00Z,        2026-02-01, 2026-02-01",
        "Europe/Berlin,      2026-01-31T22:59:59.999999Z, 2026-01-31, 2026-01-01",
        "Europe/Berlin,      2026-01-31T23:00:00Z,        2026-02-01, 2026-02-01",
        "Europe/Berlin,      2026-07-31T21:59:59Z,        2026-07-31, 2026-07-01",
        "Europe/Berlin,      2026-07-31T22:00:00Z,        2026-08-01, 2026-08-01",
        // The day on which clocks go forward, and the one on which they go back.
        "Europe/Berlin,      2026-03-28T23:00:00Z,        2026-03-29, 2026-03-01",
        "Europe/Berlin,      2026-03-29T21:59:59Z,        2026-03-29, 2026-03-01",
        "Europe/Berlin,      2026-03-29T22:00:00Z,        2026-03-30, 2026-03-01",
        "Europe/Berlin,      2026-10-24T22:00:00Z,        2026-10-25, 2026-10-01",
        "Europe/Berlin,      2026-10-25T22:59:59Z,        2026-10-25, 2026-10-01",
        "Europe/Berlin,      2026-10-25T23:00:00Z,        2026-10-26, 2026-10-01",
        "America/New_York,   2024-03-01T04:59:59Z,        2024-02-29, 2024-02-01",
        "America/New_York,   2024-03-01T05:00:00Z,        2024-03-01, 2024-03-01",
        "Pacific/Kiritimati, 2026-12-31T10:00:00Z,        2027-01-01, 2027-01-01",
        "Pacific/Pago_Pago,  2027-01-01T10:59:59Z,        2026-12-31, 2026-12-01"
    })
    void a_job_counts_on_the_day_and_in_the_month_that_the_zone_has_then(
            ZoneId zone, Instant time, LocalDate day, LocalDate month) {
        var calendar = new ReportCalendar(zone);

        assertThat(calendar.day(time)).isEqualTo(day);
        for (var report : Report.values()) {
            boolean monthly = report.name().startsWith("MONTHLY");
            assertThat(report.dateOf(calendar.day(time))).isEqualTo(monthly ? month : day);
        }
    }

    @Test
    void each_moment_is_in_one_day_and_each_day_in_one_month() {
        var random = new Random(20261123);
        for (var zone : ZONES) {
            var calendar = new ReportCalendar(zone);
            var written = DateTimeFormatter.ISO_LOCAL_DATE.withZone(zone);
            for (int i = 0; i < 2_000; i++) {
                var time = Instant.parse("2024-01-01T00:00:00Z")
                        .plusSeconds(random.nextLong(Duration.ofDays(1_500).toSeconds()));
                var day = calendar.day(time);

                assertThat(day).hasToString(written.format(time));
                assertThat(time).isBetween(calendar.begin(day), calendar.begin(day.plusDays(1)));
                assertThat(time).isNotEqualTo(calendar.begin(day.plusDays(1)));
                assertThat(Report.MONTHLY_BY_USER.dateOf(day).toString())
                        .isEqualTo(day.toString().substring(0, 8) + "01");
            }
        }
    }

    @Test
    void the_moments_around_each_midnight_of_years_are_in_the_right_days() {
        for (var zone : ZONES) {
            var calendar = new ReportCalendar(zone);
            for (var day = LocalDate.of(2024, 1, 1); day.getYear() < 2028; day = day.plusDays(1)) {
                var begin = calendar.begin(day);

                assertThat(calendar.day(begin)).as("%s %s", zone, day).isEqualTo(day);
                assertThat(calendar.day(begin.minusNanos(1_000)))
                        .as("before %s %s", zone, day)
                        .isEqualTo(day.minusDays(1));
            }
        }
    }

    @Test
    void a_month_has_all_its_days_and_no_other() {
        var month = LocalDate.of(2024, 2, 1);
        var counted = month.minusDays(5)
                .datesUntil(month.plusDays(40))
                .filter(day -> Report.MONTHLY_BY_PRINTER.dateOf(day).equals(month))
                .toList();

        assertThat(counted).hasSize(29).startsWith(month).endsWith(LocalDate.of(2024, 2, 29));
    }
}
