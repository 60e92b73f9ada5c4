package dev.holdfast.printservice.rest;

import dev.holdfast.printservice.spool.PrintService;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/// Prepares the paths of the print service before they are matched: there are none where it is switched off, and
/// OData's
/// key form `printers('id')` is read as `printers/id`, and a dollar sign at the beginning of a name as itself.
@Provider
@PreMatching
class GraphPaths implements ContainerRequestFilter {

    private static final String DEVICES = "/api/v1/admin/devices";

    /// Letters, digits and hyphens only, or a user principal name, so that a rewritten path has exactly the
    /// segments that
    /// are written here.
    private static final String KEY = "([0-9A-Za-z-]{1,64}|[0-9A-Za-z._+-]{1,128}(?:@|%40)[0-9A-Za-z.-]{1,128})";

    /// A whole segment: a name, then a key in brackets and quotes, which clients may also have percent-encoded.
    private static final Pattern KEY_FORM =
            Pattern.compile("(?<=/)([A-Za-z]{1,40})(?:\\(|%28)(?:'|%27)" + KEY + "(?:'|%27)(?:\\)|%29)(?=/|$)");

    private final PrintService service;

    GraphPaths(PrintService service) {
        this.service = service;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var uri = request.getUriInfo().getRequestUri();
        String path = uri.getRawPath();
        boolean graph = GraphTongue.isGraph(path);
        if (!service.isEnabled() && (graph || isDevices(path))) {
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
        return KEY_FORM.matcher(path).replaceAll("$1/$2").replace("/%24", "/$");
    }

    private static boolean isDevices(String path) {
        return path.equals(DEVICES) || path.startsWith(DEVICES + "/");
    }
}
