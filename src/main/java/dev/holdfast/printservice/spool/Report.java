package dev.holdfast.printservice.spool;

import dev.holdfast.printservice.spool.Vocabulary.Kind;
import dev.holdfast.printservice.spool.Vocabulary.Term;
import java.time.LocalDate;
import java.util.Map;

/// The reports on what was printed, one row for each printer or person and each day or month.
public enum Report {
    /// Of each day, at each printer.
    DAILY_BY_PRINTER(false, true),
    /// Of each month, at each printer.
    MONTHLY_BY_PRINTER(true, true),
    /// Of each day, by each person.
    DAILY_BY_USER(false, false),
    /// Of each month, by each person.
    MONTHLY_BY_USER(true, false);

    /// What the rows of all reports have.
    public static final String USAGE_DATE = "usageDate";

    private final boolean monthly;
    private final boolean byPrinter;

    Report(boolean monthly, boolean byPrinter) {
        this.monthly = monthly;
        this.byPrinter = byPrinter;
    }

    /// The report of this kind.
    public static Report of(boolean monthly, boolean byPrinter) {
        if (byPrinter) return monthly ? MONTHLY_BY_PRINTER : DAILY_BY_PRINTER;
        return monthly ? MONTHLY_BY_USER : DAILY_BY_USER;
    }

    /// Whether it is on printers; else it is on people.
    public boolean isByPrinter() {
        return byPrinter;
    }

    /// The date of the row that a day is counted in.
    public LocalDate dateOf(LocalDate day) {
        return monthly ? day.withDayOfMonth(1) : day;
    }

    /// What the report is filtered by.
    public Vocabulary words() {
        return new Vocabulary(Map.of(
                "id",
                new Term(Kind.TEXT, "cast({}.id as string)"),
                USAGE_DATE,
                new Term(Kind.DATE, "{}.usageDate"),
                byPrinter ? "printerId" : "userPrincipalName",
                new Term(Kind.TEXT, "{}.subject")));
    }
}
