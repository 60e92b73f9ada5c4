package dev.holdfast.graph;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Identifies a print job: its number is unique per printer only.
public record JobRef(String printerId, String jobId) {
    private static final Pattern PATH = Pattern.compile(
            ".*/print/printers(?:/|\\(')([0-9A-Za-z-]{1,64})(?:'\\))?/jobs(?:/|\\(')([0-9]{1,18})(?:'\\))?",
            Pattern.CASE_INSENSITIVE);

    /// From a job URL such as a task's `parentUrl` or a job's `redirectedTo`: only the two ids are taken from
    /// it, never its host. Empty where it is not a job's.
    public static Optional<JobRef> parse(@Nullable String url) {
        var match = PATH.matcher(url == null ? "" : url);
        return match.matches() ? Optional.of(new JobRef(match.group(1), match.group(2))) : Optional.empty();
    }

    /// Whether it is the same job: a printer's id is a GUID, whose case does not matter.
    public boolean isSame(JobRef other) {
        return printerId.equalsIgnoreCase(other.printerId) && jobId.equals(other.jobId);
    }

    @Override
    public String toString() {
        return printerId + "/" + jobId;
    }
}
