package dev.holdfast.printservice.spool;

import java.util.UUID;
import java.util.regex.Pattern;

/// Where a job is: its printer and its number, which is what it is known by.
public record JobAddress(UUID printer, long number) {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    /// From the path; a number that is none is simply not found.
    public static JobAddress of(UUID printer, String number) {
        if (!NUMBER.matcher(number).matches()) {
            throw GraphProblem.notFound("printJob", number);
        }
        return new JobAddress(printer, Long.parseLong(number));
    }

    GraphProblem unknown() {
        return GraphProblem.notFound("printJob", number);
    }

    @Override
    public String toString() {
        return printer + "/" + number;
    }
}
