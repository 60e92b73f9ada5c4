package dev.holdfast.sdk;

import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.http.OkHttpRequestAdapter;
import dev.holdfast.base.Ids;
import dev.holdfast.identity.Caller;
import dev.holdfast.identity.UserId;
import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import dev.holdfast.testing.Keys;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The SDK as an application, as a Printer Administrator with the same application, and as a person. Only the
/// address and the token are ours.
final class Sdk {

    private static final String[] PERSON = {
        "PrinterShare.ReadBasic.All", "PrinterShare.Read.All", "PrintJob.Create", "PrintJob.ReadWrite", "User.Read"
    };

    private final UUID application = Ids.next();
    private final Office.Who who = Office.person();

    RequestAdapter applicationAdapter() {
        return adapter(Clerk.key(Caller.Kind.APP, application, Clerk.APPLICATION_PERMISSIONS));
    }

    GraphServiceClient application() {
        return client(applicationAdapter());
    }

    GraphServiceClient administrator() {
        return client(adapter(Clerk.key(Caller.Kind.ADMIN, application, person(), Clerk.DELEGATED_PERMISSIONS)));
    }

    RequestAdapter personAdapter() {
        return adapter(Clerk.key(Caller.Kind.USER, application, person(), PERSON));
    }

    private UserId person() {
        return new UserId(UUID.fromString(who.id()));
    }

    /// The station's own application.
    static RequestAdapter station() {
        return adapter(Keys.app());
    }

    Office.Who who() {
        return who;
    }

    /// A group with our person in it.
    String group() {
        var group = Map.of("displayName", "SDK " + Ids.next(), "members", List.of(Map.of("id", who.id())));
        return Office.admin()
                .body(Map.of("groups", List.of(group)))
                .put("/api/v1/admin/groups")
                .then()
                .statusCode(200)
                .extract()
                .path("groups[0].id");
    }

    static GraphServiceClient client(RequestAdapter adapter) {
        return new GraphServiceClient(adapter);
    }

    private static RequestAdapter adapter(String key) {
        var adapter = new OkHttpRequestAdapter(
                (request, _) -> request.headers.add("Authorization", "Bearer " + key),
                null,
                null,
                GraphClientFactory.create().addInterceptor(new Driven()).build());
        adapter.setBaseUrl(url(""));
        return adapter;
    }

    /// The address of a path below `/v1.0`.
    static String url(String path) {
        return RestAssured.baseURI + ":" + RestAssured.port + "/v1.0" + path;
    }
}
