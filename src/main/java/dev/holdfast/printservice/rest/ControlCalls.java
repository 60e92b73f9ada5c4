package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.identity.Caller;
import dev.holdfast.printservice.delivery.DeviceLook;
import dev.holdfast.printservice.spool.JobControl;
import dev.holdfast.printservice.spool.JobRequests;
import dev.holdfast.printservice.spool.JobScope;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// What is the same for jobs that an application holds, whether it comes to them by their printer or by a share.
@ApplicationScoped
class ControlCalls {

    private final JobControl control;
    private final DeviceLook look;
    private final JobJson json;

    ControlCalls(JobControl control, DeviceLook look, JobJson json) {
        this.control = control;
        this.look = look;
        this.json = json;
    }

    /// The job as the path names it, in the collection as contexts name it.
    record Target(JobScope scope, String jobs, String number) {

        JobControl.Reached reached() {
            return new JobControl.Reached(scope, JobCalls.at(scope, number));
        }
    }

    ObjectNode configure(Caller caller, Target target, @Nullable JsonNode body) {
        var over = JobRequests.configuration(body);
        return json.entity(target.jobs(), control.configure(JobCalls.application(caller), target.reached(), over));
    }

    void abort(Caller caller, Target target, @Nullable JsonNode body) {
        control.abort(JobCalls.application(caller), target.reached(), JobRequests.reason(body));
    }

    ObjectNode redirect(Caller caller, Target target, @Nullable JsonNode body) {
        var destination = JobRequests.destination(body);
        look.at(destination);
        var moved = control.redirect(
                JobCalls.application(caller), target.reached(), destination, JobRequests.configuration(body));
        return json.entity(PrinterJobsResource.collection(JobScope.all(destination)), moved);
    }
}
