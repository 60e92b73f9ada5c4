package dev.holdfast.base;

import java.util.Map;

/// An error that its caller can understand: an HTTP status, a stable machine `code`, and a sentence that is safe to
/// show. Each tongue ([ErrorTongue]) renders it in its own shape.
public class ProblemException extends RuntimeException {

    private final int status;
    private final String code;
    private final String detail;
    private final Map<String, String> headers;

    /// `status` is the HTTP status, `code` a stable kebab-case word, `detail` a sentence without personal data.
    public ProblemException(int status, String code, String detail) {
        this(status, code, detail, Map.of());
    }

    /// As above, with response headers such as `Retry-After`.
    public ProblemException(int status, String code, String detail, Map<String, String> headers) {
        super(detail);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.headers = Map.copyOf(headers);
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// The stable machine code.
    public String code() {
        return code;
    }

    /// The sentence.
    public String detail() {
        return detail;
    }

    /// Response headers that go with it.
    public Map<String, String> headers() {
        return headers;
    }

    /// Further members of the problem document, such as the list of bad lines of an import.
    public Map<String, Object> members() {
        return Map.of();
    }
}
