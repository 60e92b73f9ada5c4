package dev.holdfast.printservice.rest;

import dev.holdfast.printservice.spool.PrintService;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.regex.Pattern;

/// Prepares the paths of the print service before they are matched: there are none where it is switched off, and
/// OData's key form `printers('id')` is read as `printers/id`, and a dollar sign at the beginning of a name, or
/// brackets around the parameters of a function, as themselves.
@Provider
@PreMatching
class GraphPaths implements ContainerRequestFilter {

    /// What the station's administrators ask the print service.
    private static final List<String> OURS = List.of("/api/v1/admin/devices", "/api/v1/admin/reports");

    /// Letters, digits and hyphens only, or a user principal name, so that a rewritten path has exactly the
    /// segments that are written here.
    private static final String KEY = "([0-9A-Za-z-]{1,64}|[0-9A-Za-z._+-]{1,128}(?:@|%40)[0-9A-Za-z.-]{1,128})";

    /// A whole segment: a name, then a key in brackets and quotes, which clients may also have percent-encoded.
    private static final Pattern KEY_FORM =
            Pattern.compile("(?<=/)([A-Za-z]{1,40})(?:\\(|%28)(?:'|%27)" + KEY + "(?:'|%27)(?:\\)|%29)(?=/|$)");

    /// A report that is a function, of which clients may have percent-encoded the brackets.
    private static final Pattern FUNCTION =
            Pattern.compile("(?<=^/v1\\.0/reports/)([A-Za-z]{1,40})(?:\\(|%28)([^/]*)(?:\\)|%29)$");

    private final PrintService service;

    GraphPaths(PrintService service) {
        this.service = service;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var uri = request.getUriInfo().getRequestUri();
        String path = uri.getRawPath();
        boolean graph = GraphTongue.isGraph(path);
        if (!service.isEnabled() && (graph || isOurs(path))) {
            throw new NotFoundException();
        }
        if (!graph) {
            return;
        }
        String rewritten = segments(path);
        if (!rewritten.equals(path)) {
            request.setRequestUri(UriBuilder.fromUri(uri).replacePath(rewritten).build());
        }
    }

    static String segments(String path) {
        String keys = KEY_FORM.matcher(path).replaceAll("$1/$2").replace("/%24", "/$");
        return FUNCTION.matcher(keys).replaceFirst("$1($2)");
    }

    private static boolean isOurs(String path) {
        return OURS.stream().anyMatch(ours -> path.equals(ours) || path.startsWith(ours + "/"));
    }
}
