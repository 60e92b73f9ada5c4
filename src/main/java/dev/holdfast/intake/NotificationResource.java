package dev.holdfast.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.base.Fields;
import dev.holdfast.base.InvalidField;
import dev.holdfast.base.ProblemException;
import dev.holdfast.graph.ChangeNotification;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// The webhook that the print cloud calls. Anybody may; an item counts by its `clientState`.
@Path("/api/v1/notifications")
@RunOnVirtualThread
class NotificationResource {

    private static final int LONGEST_TOKEN = 1_024;
    private static final int MOST_ITEMS = 1_000;

    private final Reception reception;
    private final ObjectMapper json;

    NotificationResource(Reception reception, ObjectMapper json) {
        this.reception = reception;
        this.json = json;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    @APIResponse(responseCode = "200", description = "The decoded validationToken")
    @APIResponse(responseCode = "202", description = "Accepted")
    public Response receive(
            @QueryParam("validationToken") @Nullable String token,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            @Nullable InputStream body)
            throws IOException {
        if (token != null) {
            return echo(token);
        }
        reception.take(() -> items(type, body));
        return Response.accepted().build();
    }

    /// The same rules and the same inbox.
    @POST
    @Path("lifecycle")
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    @APIResponse(responseCode = "200", description = "The decoded validationToken")
    @APIResponse(responseCode = "202", description = "Accepted")
    public Response lifecycle(
            @QueryParam("validationToken") @Nullable String token,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            @Nullable InputStream body)
            throws IOException {
        return receive(token, type, body);
    }

    private static Response echo(String token) {
        if (token.length() > LONGEST_TOKEN || token.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidField(
                    "validationToken", "must be at most 1024 characters, none of them a control character");
        }
        return Response.ok(token, "text/plain; charset=utf-8")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .build();
    }

    private List<ChangeNotification> items(@Nullable String type, @Nullable InputStream body) throws IOException {
        if (type == null || !MediaType.valueOf(type).isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
            throw new ProblemException(415, "unsupported-media-type", "Notifications are application/json.");
        }
        var batch = body == null ? null : json.readValue(body.readAllBytes(), ChangeNotification.Batch.class);
        var items = Fields.required("value", batch == null ? null : batch.value());
        if (items.size() > MOST_ITEMS) {
            throw new ProblemException(413, "too-large", "A delivery has at most 1,000 items.");
        }
        return Fields.list("value", items, MOST_ITEMS);
    }
}
