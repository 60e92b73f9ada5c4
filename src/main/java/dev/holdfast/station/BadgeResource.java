package dev.holdfast.station;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.base.BodyLimit;
import dev.holdfast.base.Fields;
import dev.holdfast.base.Ids;
import dev.holdfast.base.InvalidField;
import dev.holdfast.base.Page;
import dev.holdfast.identity.UserId;
import dev.holdfast.station.BadgeViews.BadgeView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Badges, for administrators. Numbers and PINs come in, and never go out.
@Path("/api/v1/admin/badges")
@RolesAllowed("admin")
@RunOnVirtualThread
class BadgeResource {

    private final BadgeDesk desk;
    private final BadgeViews views;
    private final BadgeImport imports;
    private final BadgeExport exports;

    BadgeResource(BadgeDesk desk, BadgeViews views, BadgeImport imports, BadgeExport exports) {
        this.desk = desk;
        this.views = views;
        this.imports = imports;
        this.exports = exports;
    }

    @POST
    @ResponseStatus(201)
    public BadgeView make(NewBadgeBody body) {
        var made = desk.make(Fields.required("body", body));
        return views.of(made);
    }

    @GET
    public Page<BadgeView> list(
            @QueryParam("user") @Nullable String user,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var page = Page.Request.of(limit, cursor);
        return views.of(user == null ? desk.page(page) : desk.page(new UserId(Fields.uuid("user", user)), page));
    }

    @PATCH
    @Path("/{id}")
    public BadgeView change(@PathParam("id") String id, @Nullable JsonNode body) {
        return views.of(desk.change(badge(id), BadgePatch.of(body)));
    }

    @DELETE
    @Path("/{id}")
    public void remove(@PathParam("id") String id) {
        desk.remove(badge(id));
    }

    @POST
    @Path("/import")
    @Consumes("text/csv")
    @BodyLimit(4 << 20)
    public ImportPlan.Counts importAll(byte[] csv, @QueryParam("dryRun") @Nullable String dryRun) {
        return imports.run(csv, isTrue("dryRun", dryRun));
    }

    @GET
    @Path("/export")
    @Produces("text/csv; charset=utf-8")
    public Response export() {
        return Response.ok(exports.csv())
                .header("Content-Disposition", "attachment; filename=\"badges.csv\"")
                .build();
    }

    private static UUID badge(String id) {
        return Ids.parse(id).orElseThrow(NotFoundException::new);
    }

    // A preview that was misspelt must not become the real thing.
    private static boolean isTrue(String parameter, @Nullable String value) {
        return switch (value) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidField(parameter, "must be true or false");
        };
    }
}
