package dev.holdfast.printservice.spool;

import dev.holdfast.base.Ids;
import dev.holdfast.printservice.spool.Vocabulary.Order;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows of the reports.
@ApplicationScoped
class UsageRows implements PanacheRepositoryBase<UsageRow, UUID> {

    private static final Order BY_DATE = new Order(Report.USAGE_DATE, false);

    // Two that add to the same rows come to them in the same order, which is that of the reports.
    private static final String ADD = """
            insert into spool_usage (id, report, usage_date, subject, name, completed_black_and_white, completed_color,
                incomplete, counted, black_and_white_pages, color_pages, single_sided_sheets, double_sided_sheets)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            on conflict (report, lower(subject), usage_date) do update set
                name = excluded.name,
                completed_black_and_white =
                    spool_usage.completed_black_and_white + excluded.completed_black_and_white,
                completed_color = spool_usage.completed_color + excluded.completed_color,
                incomplete = spool_usage.incomplete + excluded.incomplete,
                counted = spool_usage.counted + excluded.counted,
                black_and_white_pages = spool_usage.black_and_white_pages + excluded.black_and_white_pages,
                color_pages = spool_usage.color_pages + excluded.color_pages,
                single_sided_sheets = spool_usage.single_sided_sheets + excluded.single_sided_sheets,
                double_sided_sheets = spool_usage.double_sided_sheets + excluded.double_sided_sheets""";

    /// Where and by whom something was printed, and on which day.
    record Occasion(LocalDate day, UUID printer, String printerName, String user) {}

    /// Adds to the rows of all reports. It comes last in a transaction: others of the same printer and person
    /// wait for its end.
    void add(Occasion occasion, Usage usage) {
        for (var report : Report.values()) {
            add(
                    report,
                    report.dateOf(occasion.day()),
                    report.isByPrinter() ? occasion.printer().toString() : occasion.user(),
                    report.isByPrinter() ? occasion.printerName() : null,
                    usage);
        }
    }

    private void add(Report report, LocalDate date, String subject, @Nullable String name, Usage usage) {
        getEntityManager()
                .createNativeQuery(ADD)
                .setParameter(1, Ids.next())
                .setParameter(2, report.name())
                .setParameter(3, date)
                .setParameter(4, subject)
                .setParameter(5, name)
                .setParameter(6, usage.completedBlackAndWhite())
                .setParameter(7, usage.completedColor())
                .setParameter(8, usage.incomplete())
                .setParameter(9, usage.counted())
                .setParameter(10, usage.blackAndWhitePages())
                .setParameter(11, usage.colorPages())
                .setParameter(12, usage.singleSidedSheets())
                .setParameter(13, usage.doubleSidedSheets())
                .executeUpdate();
    }

    Optional<UsageRow> find(Report report, UUID id) {
        return find("id = ?1 and report = ?2", id, report).firstResultOptional();
    }

    /// Some of the report's rows, the oldest first.
    List<UsageRow> list(Report report, Listed listed) {
        var words = report.words();
        var bound = new HashMap<String, Object>(Map.of("report", report));
        var query = new StringBuilder("from UsageRow t where t.report = :report");
        listed.condition().ifPresent(condition -> query.append(" and ").append(words.where(condition, bound)));
        if (listed.after() != null) {
            bound.put("after", listed.after());
            query.append(" and ").append(words.after(BY_DATE, "UsageRow"));
        }
        query.append(" order by ").append(words.by(BY_DATE));
        return find(query.toString(), bound).page(0, listed.limit()).list();
    }

    /// Forgets what is older; whether there is more of that.
    boolean forget(Period age, int limit) {
        boolean more = false;
        for (var report : Report.values()) {
            more |= forget(report, age, limit) == limit;
        }
        return more;
    }

    private int forget(Report report, Period age, int limit) {
        return getEntityManager()
                .createNativeQuery("""
                        delete from spool_usage where id in (select id from spool_usage
                        where report = ?1 and usage_date < current_date - cast(?2 as interval)
                        order by usage_date limit ?3 for update skip locked)""")
                .setParameter(1, report.name())
                .setParameter(2, age.toString())
                .setParameter(3, limit)
                .executeUpdate();
    }
}
