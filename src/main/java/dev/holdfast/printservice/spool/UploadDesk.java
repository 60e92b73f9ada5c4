package dev.holdfast.printservice.spool;

import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.Ids;
import dev.holdfast.graph.UploadSession;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;

/// Opens uploads: whoever gets the address may send the document's bytes there, see [Uploads].
@ApplicationScoped
public class UploadDesk {

    private final SpoolJobs jobs;
    private final SpoolDocuments documents;
    private final JobHolds holds;
    private final UploadRules rules;
    private final UploadRegister register;
    private final ServiceLimits limits;
    private final AuditTrail audit;

    UploadDesk(
            SpoolJobs jobs,
            SpoolDocuments documents,
            JobHolds holds,
            UploadRules rules,
            UploadRegister register,
            ServiceLimits limits,
            AuditTrail audit) {
        this.jobs = jobs;
        this.documents = documents;
        this.holds = holds;
        this.rules = rules;
        this.register = register;
        this.limits = limits;
        this.audit = audit;
    }

    /// An upload for a job that is not started yet, by its owner or an administrator.
    @Transactional
    public UploadSession open(JobScope scope, JobAddress address, String document, DocumentProperties properties) {
        var job = jobs.locked(scope, address);
        if (job.isStarted()) {
            throw GraphProblem.conflict("The job has been started.");
        }
        var opened = open(job, document, properties);
        limits.count(job, properties.size());
        return opened;
    }

    /// An upload that replaces the document of a job which a trigger of this application holds.
    @Transactional
    public UploadSession replace(
            JobControl.Application application, JobAddress address, String document, DocumentProperties properties) {
        var job = jobs.locked(JobScope.all(address.printer()), address);
        holds.required(job, application.id());
        var opened = open(job, document, properties);
        audit.record(application.actor(), "spool.document-replacement-opened", address.toString(), Map.of());
        return opened;
    }

    private UploadSession open(SpoolJob job, String document, DocumentProperties properties) {
        var known = Ids.parse(document).filter(documents.of(job).id()::equals);
        if (known.isEmpty()) {
            throw GraphProblem.notFound("printDocument", document);
        }
        if (job.isEnded()) {
            throw GraphProblem.conflict("The job has ended.");
        }
        rules.check(job, properties);
        Log.infof("Upload opened job=%s bytes=%d", job.address(), properties.size());
        return register.open(job, properties);
    }
}
