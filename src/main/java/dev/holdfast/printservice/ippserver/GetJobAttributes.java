package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppMessage;
import jakarta.enterprise.context.ApplicationScoped;

/// Shows a person one of their own jobs.
@ApplicationScoped
class GetJobAttributes implements Operation {

    private final Gate gate;
    private final Jobs jobs;
    private final JobAttributes attributes;

    GetJobAttributes(Gate gate, Jobs jobs, JobAttributes attributes) {
        this.gate = gate;
        this.jobs = jobs;
        this.attributes = attributes;
    }

    @Override
    public int code() {
        return GET_JOB_ATTRIBUTES;
    }

    @Override
    public IppMessage answer(Request request) {
        var job = jobs.required(request, gate.admit(request));
        var wanted = Requested.of(request, "all");
        return Answers.ok(request.header()).with(AttributeGroup.JOB, attributes.of(request.queue(), job, wanted));
    }
}
