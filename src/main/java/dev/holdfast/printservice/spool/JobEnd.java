package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrintJob;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a job ends, in Graph's words; `without` are the wishes that were not followed.
record JobEnd(
        PrintJob.State state, String description, @Nullable String detail, Set<String> without) {

    static final JobEnd DELIVERED = new JobEnd(
            PrintJob.State.COMPLETED,
            "The print job has completed successfully and no further processing will take place.",
            "completedSuccessfully");

    static final JobEnd REDIRECTED =
            new JobEnd(PrintJob.State.COMPLETED, "The print job was redirected to another printer.", null);

    static final JobEnd CANCELED = new JobEnd(PrintJob.State.CANCELED, "The print job was canceled.", null);

    static final JobEnd CANCELED_BY_OPERATOR =
            new JobEnd(PrintJob.State.CANCELED, "The print job was canceled by an administrator.", null);

    static final JobEnd CANCELED_AT_PRINTER =
            new JobEnd(PrintJob.State.CANCELED, "The print job was canceled at the printer.", null);

    /// Over IPP a job is created first and its document sent then.
    static final JobEnd NO_DOCUMENT =
            new JobEnd(PrintJob.State.ABORTED, "The print job's document did not arrive.", null);

    static final JobEnd EXPIRED =
            new JobEnd(PrintJob.State.ABORTED, "The print job was not claimed in time and has expired.", null);

    static final JobEnd STRANDED = new JobEnd(PrintJob.State.ABORTED, "The printer was removed.", null);

    /// Our choice: an end that nobody can be sure of is an abort that says so.
    static final JobEnd UNCERTAIN = new JobEnd(
            PrintJob.State.ABORTED, "The print job may have been printed: look at the tray.", "completedWithErrors");

    /// Printed, but not quite as it was wished.
    static JobEnd deliveredWithout(String dropped) {
        return new JobEnd(
                PrintJob.State.COMPLETED,
                "The print job has completed. The printer could not follow these wishes: " + dropped + ".",
                "completedWithWarnings",
                Set.copyOf(List.of(dropped.split(", "))));
    }

    static JobEnd aborted(String reason) {
        return new JobEnd(PrintJob.State.ABORTED, reason, null);
    }

    private JobEnd(PrintJob.State state, String description, @Nullable String detail) {
        this(state, description, detail, Set.of());
    }

    JobEnd {
        without = Set.copyOf(without);
        if (!state.isTerminal()) throw new IllegalArgumentException(state + " is no end");
    }
}
