package dev.holdfast.printservice.rest;

/// Who may read reports, by Graph's permissions.
final class ReportCalls {

    static final Permission READ = Permission.administrator("Reports.Read.All");

    private ReportCalls() {}
}
