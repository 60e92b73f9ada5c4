package dev.holdfast.graph;

import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// The calls that Universal Print takes from applications only.
@RegisterRestClient(configKey = "graph")
@RegisterProvider(OutsideTransactions.class)
@RegisterProvider(Deadline.class)
@RegisterProvider(InTime.class)
@ClientHeaderParam(name = "Prefer", value = "include-unknown-enum-members")
@RegisterProvider(AsApplication.class)
@RegisterProvider(GraphErrors.class)
interface GraphAsApplication {

    @GET
    Listing next(@Url String nextLink);

    @GET
    @Path("/print/printers/{printer}")
    Printer printer(@RestPath String printer);

    @PATCH
    @Path("/print/printers/{printer}")
    void change(@RestPath String printer, Map<String, Object> change);

    @PATCH
    @Path("/print/printers/{printer}")
    @Consumes("application/ipp")
    void changeAttributes(@RestPath String printer, byte[] attributes);

    @GET
    @Path("/print/printers/{printer}/jobs/{job}")
    PrintJob job(@RestPath String printer, @RestPath String job, @RestQuery("$expand") String expand);

    @GET
    @Path("/print/printers/{printer}/jobs")
    Listing jobs(
            @RestPath String printer,
            @RestQuery("$filter") String filter,
            @RestQuery("$expand") String expand,
            @RestQuery("$top") int top);

    @POST
    @Path("/print/printers/{printer}/jobs/{job}/redirect")
    PrintJob redirect(@RestPath String printer, @RestPath String job, Requests.Redirect request);

    @POST
    @Path("/print/printers/{printer}/jobs/{job}/abort")
    void abort(@RestPath String printer, @RestPath String job, Map<String, String> reason);

    @GET
    @Path("/print/taskDefinitions")
    Listing taskDefinitions();

    @POST
    @Path("/print/taskDefinitions")
    PrintTaskDefinition create(Requests.NewTaskDefinition definition);

    @GET
    @Path("/print/taskDefinitions/{definition}")
    PrintTaskDefinition taskDefinition(@RestPath String definition);

    @DELETE
    @Path("/print/taskDefinitions/{definition}")
    void deleteTaskDefinition(@RestPath String definition);

    @GET
    @Path("/print/taskDefinitions/{definition}/tasks")
    Listing tasks(@RestPath String definition);

    @GET
    @Path("/print/taskDefinitions/{definition}/tasks/{task}")
    PrintTask task(@RestPath String definition, @RestPath String task);

    @GET
    @Path("/subscriptions")
    Listing subscriptions();

    @POST
    @Path("/subscriptions")
    Subscription create(Requests.NewSubscription subscription);

    @PATCH
    @Path("/subscriptions/{subscription}")
    Subscription change(@RestPath String subscription, Requests.Renewal renewal);

    @DELETE
    @Path("/subscriptions/{subscription}")
    void deleteSubscription(@RestPath String subscription);
}
