package dev.holdfast.printservice.ippserver;

import static dev.holdfast.ipp.GroupWriter.Value.bool;
import static dev.holdfast.ipp.GroupWriter.Value.charset;
import static dev.holdfast.ipp.GroupWriter.Value.integer;
import static dev.holdfast.ipp.GroupWriter.Value.keyword;
import static dev.holdfast.ipp.GroupWriter.Value.language;
import static dev.holdfast.ipp.GroupWriter.Value.range;
import static dev.holdfast.ipp.GroupWriter.Value.uri;

import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.printservice.spool.DocumentProperties;
import dev.holdfast.printservice.spool.IppAccess;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// How the queue is talked to.
final class ProtocolAttributes {

    private static final int OCTETS = 1_024;

    private static final List<Integer> OPERATIONS = List.of(
            Operation.PRINT_JOB,
            Operation.VALIDATE_JOB,
            Operation.CREATE_JOB,
            Operation.SEND_DOCUMENT,
            Operation.CANCEL_JOB,
            Operation.GET_JOB_ATTRIBUTES,
            Operation.GET_JOBS,
            Operation.GET_PRINTER_ATTRIBUTES,
            Operation.CANCEL_MY_JOBS,
            Operation.CLOSE_JOB,
            Operation.IDENTIFY_PRINTER);

    private final Addresses addresses;
    private final IppConfig config;

    ProtocolAttributes(Addresses addresses, IppConfig config) {
        this.addresses = addresses;
        this.config = config;
    }

    void describe(Request.Queue queue, GroupWriter group) {
        addresses(queue, group);
        put(group, "charset-supported", Value::charset, "utf-8", "us-ascii");
        group.put("charset-configured", charset("utf-8"));
        group.put("natural-language-configured", language("en"));
        group.put("generated-natural-language-supported", language("en"));
        group.put(
                "ipp-versions-supported",
                Versions.keywords().stream().map(Value::keyword).toList());
        group.put("ipp-features-supported", keyword("ipp-everywhere"));
        group.put(
                "operations-supported",
                OPERATIONS.stream().map(Value::enumeration).toList());
        group.put("printer-get-attributes-supported", keyword("document-format"));
        group.put("identify-actions-supported", keyword("display"));
        group.put("identify-actions-default", keyword("display"));
        jobs(queue, group);
    }

    private void addresses(Request.Queue queue, GroupWriter group) {
        var all = addresses.all(queue);
        String proof = queue.access() == IppAccess.BASIC ? "basic" : "requesting-user-name";
        group.put("printer-uri-supported", all.stream().map(it -> uri(it.uri())).toList());
        group.put(
                "uri-security-supported",
                all.stream().map(it -> keyword(it.secure() ? "tls" : "none")).toList());
        group.put(
                "uri-authentication-supported",
                all.stream().map(_ -> keyword(proof)).toList());
    }

    private void jobs(Request.Queue queue, GroupWriter group) {
        group.put("multiple-document-jobs-supported", bool(false));
        group.put("multiple-operation-time-out", integer((int)
                config.documentWithin().toSeconds()));
        group.put("multiple-operation-time-out-action", keyword("abort-job"));
        group.put("job-ids-supported", bool(true));
        group.put("preferred-attributes-supported", bool(false));
        put(group, "which-jobs-supported", Value::keyword, "completed", "not-completed", "all");
        group.put("job-k-octets-supported", range(0, (int) (DocumentProperties.MOST / OCTETS)));
        group.put(
                "job-creation-attributes-supported",
                Stream.concat(
                                Stream.of("ipp-attribute-fidelity", "job-name"),
                                JobTemplate.NAMES.stream()
                                        .filter(name -> queue.spool().pull() || !name.equals("job-hold-until")))
                        .map(Value::keyword)
                        .toList());
        if (queue.spool().pull()) {
            group.put("job-release-action-supported", keyword("owner-authorized"));
            group.put("job-release-action-default", keyword("owner-authorized"));
            // All jobs wait for their owner, so these are kept without doing more.
            put(group, "job-hold-until-supported", Value::keyword, "no-hold", "indefinite");
            group.put("job-hold-until-default", keyword("no-hold"));
        }
    }

    private static void put(GroupWriter group, String name, Function<String, Value> syntax, String... values) {
        group.put(name, Stream.of(values).map(syntax).toList());
    }
}
