package dev.holdfast.printservice.ippserver;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The pictures that `printer-icons` names.
@Path("/ipp/icon-{dots:[0-9]{2,3}}.png")
@RunOnVirtualThread
class IconResource {

    private final Map<Integer, byte[]> drawn = new ConcurrentHashMap<>();

    @GET
    @PermitAll
    @Produces("image/png")
    public Response icon(@PathParam("dots") int dots) {
        if (!Icon.SIZES.contains(dots)) throw new NotFoundException();
        return Response.ok(drawn.computeIfAbsent(dots, Icon::png))
                .header("Cache-Control", "public, max-age=86400")
                .build();
    }
}
