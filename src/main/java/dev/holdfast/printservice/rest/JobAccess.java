package dev.holdfast.printservice.rest;

import dev.holdfast.identity.Caller;
import dev.holdfast.identity.People;
import dev.holdfast.identity.Person;
import dev.holdfast.printservice.spool.GraphProblem;
import dev.holdfast.printservice.spool.JobScope;
import dev.holdfast.printservice.spool.SharedPrinters;
import dev.holdfast.printservice.spool.Viewer;
import dev.holdfast.printservice.spool.Viewers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.UUID;

/// Which jobs a caller may see, and do something with: people their own; applications, and Printer
/// Administrators with an `.All` permission for the call, everybody's.
@ApplicationScoped
class JobAccess {

    static final Permission READ_DELEGATED = Permission.delegated(
            "PrintJob.ReadBasic",
            "PrintJob.Read",
            "PrintJob.ReadWriteBasic",
            "PrintJob.ReadWrite",
            "PrintJob.ReadBasic.All",
            "PrintJob.Read.All",
            "PrintJob.ReadWriteBasic.All",
            "PrintJob.ReadWrite.All");

    static final Permission READ_APPLICATION = Permission.application(
            "PrintJob.ReadBasic.All", "PrintJob.Read.All", "PrintJob.ReadWriteBasic.All", "PrintJob.ReadWrite.All");

    static final Permission DOWNLOAD_DELEGATED =
            Permission.delegated("PrintJob.Read", "PrintJob.ReadWrite", "PrintJob.Read.All", "PrintJob.ReadWrite.All");

    static final Permission DOWNLOAD_APPLICATION =
            Permission.application("PrintJob.Read.All", "PrintJob.ReadWrite.All");

    static final Permission SUBMIT = Permission.delegated(
            "PrintJob.Create",
            "PrintJob.ReadWriteBasic",
            "PrintJob.ReadWrite",
            "PrintJob.ReadWriteBasic.All",
            "PrintJob.ReadWrite.All");

    /// As the documentation has it: `PrintJob.Create` by itself uploads to jobs of a share and starts them, and
    /// creates jobs at printers only.
    static final Permission CREATE_AT_SHARE = Permission.delegated(
            "PrintJob.ReadWriteBasic", "PrintJob.ReadWrite", "PrintJob.ReadWriteBasic.All", "PrintJob.ReadWrite.All");

    static final Permission SUBMIT_AS_ADMINISTRATOR = Permission.administrator(
            "PrintJob.Create",
            "PrintJob.ReadWriteBasic",
            "PrintJob.ReadWrite",
            "PrintJob.ReadWriteBasic.All",
            "PrintJob.ReadWrite.All");

    static final Permission UPLOAD =
            Permission.delegated("PrintJob.Create", "PrintJob.ReadWrite", "PrintJob.ReadWrite.All");

    static final Permission REPLACE = Permission.application("PrintJob.ReadWrite.All");

    static final Permission CANCEL = Permission.delegated(
            "PrintJob.ReadWriteBasic", "PrintJob.ReadWrite", "PrintJob.ReadWriteBasic.All", "PrintJob.ReadWrite.All");

    /// For others' jobs it is enough to be Printer Administrator here.
    static final Permission CANCEL_AS_ADMINISTRATOR =
            Permission.administrator("PrintJob.ReadWriteBasic", "PrintJob.ReadWrite");

    static final Permission CONTROL =
            Permission.application("PrintJob.ReadWriteBasic.All", "PrintJob.ReadWrite.All", "PrintJob.Manage.All");

    static final Permission REDIRECT = Permission.application("PrintJob.Manage.All");

    private final SharedPrinters shares;
    private final Viewers viewers;
    private final People people;

    JobAccess(SharedPrinters shares, Viewers viewers, People people) {
        this.shares = shares;
        this.viewers = viewers;
        this.people = people;
    }

    /// The jobs at the printer that these permissions, of which the caller has one, are for.
    JobScope atPrinter(String printer, Caller caller, Permission... anyOf) {
        return scope(PathIds.printer(printer), caller, anyOf);
    }

    /// The same at the printer behind a share that the caller may use.
    JobScope atShare(String share, Caller caller, Permission... anyOf) {
        var viewer = caller.kind() == Caller.Kind.APP ? Viewer.ADMINISTRATOR : viewers.of(caller);
        var id = PathIds.share(share);
        return scope(shares.behind(id, viewer), caller, anyOf).by(id);
    }

    /// The same at the printer, for a job that goes on only while its owner may use the share that it came by.
    JobScope toGoOn(String printer, String job, Caller caller, Permission... anyOf) {
        var scope = atPrinter(printer, caller, anyOf);
        if (caller.kind() == Caller.Kind.USER) {
            shares.mustStillAllow(scope, JobCalls.at(scope, job), viewers.of(caller));
        }
        return scope;
    }

    /// The person who calls; only people print.
    Person person(Caller caller) {
        return caller.person()
                .flatMap(people::find)
                .orElseThrow(() -> GraphProblem.forbidden("The credential is no person's, and only people print."));
    }

    private static JobScope scope(UUID printer, Caller caller, Permission... anyOf) {
        if (Arrays.stream(anyOf).anyMatch(permission -> permission.reachesOthers(caller))) {
            return JobScope.all(printer);
        }
        return caller.person()
                .map(owner -> JobScope.of(printer, owner))
                .orElseThrow(() -> GraphProblem.forbidden("The credential is no person's."));
    }
}
