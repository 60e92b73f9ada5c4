package dev.holdfast.printservice.spool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/// The reports on what was printed.
@ApplicationScoped
public class UsageReports {

    private final UsageRows rows;

    UsageReports(UsageRows rows) {
        this.rows = rows;
    }

    /// Some of the report's lines, the oldest first.
    @Transactional
    public List<UsageLine> list(Report report, Listed listed) {
        return rows.list(report, listed).stream().map(UsageRow::line).toList();
    }

    /// The line, or a 404.
    @Transactional
    public UsageLine find(Report report, UUID id) {
        String what = report.isByPrinter() ? "printUsageByPrinter" : "printUsageByUser";
        return rows.find(report, id).map(UsageRow::line).orElseThrow(() -> GraphProblem.notFound(what, id));
    }
}
