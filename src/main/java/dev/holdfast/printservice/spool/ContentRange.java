package dev.holdfast.printservice.spool;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The header `Content-Range` of one part of an upload, in both spellings that Graph's documentation shows: `bytes
/// 0-9/20` and `bytes=0-9/20`.
public record ContentRange(ByteRange range, long total) {

    // 18 digits always fit into a long.
    private static final Pattern HEADER =
            Pattern.compile("\\s*bytes[ =]\\s*([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})\\s*", Pattern.CASE_INSENSITIVE);

    /// Reads the header; anything but a range within its own total is a 400.
    public static ContentRange parse(@Nullable String header) {
        var match = HEADER.matcher(header == null ? "" : header);
        if (!match.matches()) {
            throw malformed("The header Content-Range must be like 'bytes 0-1023/4096'.");
        }
        long first = Long.parseLong(match.group(1));
        long last = Long.parseLong(match.group(2));
        long total = Long.parseLong(match.group(3));
        if (last < first || last >= total) {
            throw malformed("The header Content-Range names bytes that a document of its length does not have.");
        }
        return new ContentRange(new ByteRange(first, last), total);
    }

    private static GraphProblem malformed(String detail) {
        return GraphProblem.badRequest(detail);
    }
}
