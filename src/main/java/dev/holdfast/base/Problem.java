package dev.holdfast.base;

import java.util.Map;

/// What went wrong, before any tongue has rendered it: status, machine code, safe sentence, headers and extra members.
public record Problem(
        int status, String code, String detail, Map<String, String> headers, Map<String, Object> members) {

    /// A problem without headers or extra members.
    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, Map.of(), Map.of());
    }
}
