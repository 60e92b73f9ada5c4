package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.identity.Caller;
import dev.holdfast.printservice.spool.JobAddress;
import dev.holdfast.printservice.spool.JobRequests;
import dev.holdfast.printservice.spool.JobScope;
import dev.holdfast.printservice.spool.UploadDesk;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Opens upload sessions: people for their new jobs, applications for jobs that they hold.
@ApplicationScoped
class UploadCalls {

    private static final String CONTEXT = "microsoft.graph.uploadSession";

    private final UploadDesk desk;
    private final OData odata;

    UploadCalls(UploadDesk desk, OData odata) {
        this.desk = desk;
        this.odata = odata;
    }

    /// The document as the path names it.
    record Target(JobAddress job, String document) {}

    ObjectNode open(JobScope scope, Target target, @Nullable JsonNode body) {
        return odata.entity(CONTEXT, desk.open(scope, target.job(), target.document(), JobRequests.upload(body)));
    }

    ObjectNode replace(Caller caller, Target target, @Nullable JsonNode body) {
        return odata.entity(
                CONTEXT,
                desk.replace(JobCalls.application(caller), target.job(), target.document(), JobRequests.upload(body)));
    }
}
