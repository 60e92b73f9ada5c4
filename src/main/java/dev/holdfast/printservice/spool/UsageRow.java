package dev.holdfast.printservice.spool;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// One row of a report. It is only read here: what is added is added in the database, by [UsageRows].
@Entity
@Immutable
@Table(name = "spool_usage")
class UsageRow {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Report report;

    @Column(name = "usage_date")
    private LocalDate usageDate;

    private String subject;

    private @Nullable String name;

    @Column(name = "completed_black_and_white")
    private long completedBlackAndWhite;

    @Column(name = "completed_color")
    private long completedColor;

    private long incomplete;

    private long counted;

    @Column(name = "black_and_white_pages")
    private long blackAndWhitePages;

    @Column(name = "color_pages")
    private long colorPages;

    @Column(name = "single_sided_sheets")
    private long singleSidedSheets;

    @Column(name = "double_sided_sheets")
    private long doubleSidedSheets;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it.
    UsageRow() {}

    private long completed() {
        return completedBlackAndWhite + completedColor;
    }

    // Where something was printed and nobody could count anything of it, nobody knows.
    private @Nullable Long known(long count) {
        return counted == 0 && completed() > 0 ? null : count;
    }

    UsageLine line() {
        return new UsageLine(
                id,
                report,
                usageDate,
                subject,
                name,
                completed(),
                completedBlackAndWhite,
                completedColor,
                incomplete,
                counted,
                known(blackAndWhitePages + colorPages),
                known(blackAndWhitePages),
                known(colorPages),
                known(singleSidedSheets + doubleSidedSheets),
                known(singleSidedSheets),
                known(doubleSidedSheets));
    }
}
