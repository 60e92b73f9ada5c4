package dev.holdfast.base;

import jakarta.ws.rs.core.Response;

/// Renders problems for one part of the URL space. Paths that no tongue claims get RFC 9457 problem+json.
public interface ErrorTongue {

    /// Whether answers below this path (with its leading slash) are in this tongue.
    boolean speaks(String path);

    /// The answer for a problem.
    Response answer(Problem problem);
}
