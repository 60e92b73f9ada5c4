package dev.holdfast.printservice.delivery;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/// The jobs of a [ScriptedPrinter] and how it is.
final class PrinterMemory {

    static final int PENDING = 3;
    static final int HELD = 4;
    static final int PROCESSING = 5;
    static final int STOPPED = 6;
    static final int CANCELED = 7;
    static final int ABORTED = 8;
    static final int COMPLETED = 9;

    /// A printer's state (RFC 8011 §5.4.11).
    static final int STANDS = 5;

    private static final Set<Integer> MAKES_A_JOB = Set.of(ScriptedPrinter.CREATE_JOB, ScriptedPrinter.PRINT_JOB);
    private static final int NOT_FOUND = 0x0406;
    private static final int NOT_POSSIBLE = 0x0404;
    private static final Random RANDOM = new Random(3);

    /// One job.
    static final class Job {
        final int id;
        final String uuid = "urn:uuid:" + UUID.randomUUID();
        final String name;
        final AttributeGroup ticket;
        byte[] document = {};
        String format = "";
        int state = HELD;
        String reason = "job-incoming";
        // When it began with it; nothing where it has not.
        int begunAt = -1;
        // What it says of these; nothing where they are negative.
        int impressions;
        int kOctets = -1;

        Job(int id, String name, AttributeGroup ticket) {
            this.id = id;
            this.name = name;
            this.ticket = ticket;
        }
    }

    private final Map<Integer, Job> jobs = new TreeMap<>();
    private final List<byte[]> paper = new ArrayList<>();
    private final List<Job> all = new ArrayList<>();
    private int state = 3;
    private String reason = "none";
    private boolean takesJobs = true;
    private boolean twoSteps = true;
    private boolean printsAtOnce = true;
    private boolean beginsAtOnce = true;
    private List<String> formats = List.of("application/pdf", "image/jpeg");
    private String location = "Second floor, by the stairs";
    private String geo = "geo:48.137,11.575";
    private Consumer<GroupWriter> supplies =
            group -> group.put("marker-names", Value.name("Black")).put("marker-levels", Value.integer(7));
    private Consumer<GroupWriter> more = _ -> {};
    private Consumer<Job> changed = _ -> {};
    private int next = 1;
    private int upTime = 1_000;

    synchronized void be(int state, String reason) {
        this.state = state;
        this.reason = reason;
    }

    synchronized void takeNoJobs() {
        takesJobs = false;
    }

    synchronized void takeJobsInOneStepOnly() {
        twoSteps = false;
    }

    synchronized void takeOnly(String... formats) {
        this.formats = List.of(formats);
    }

    /// Jobs stay until [#end] ends them.
    synchronized void printSlowly() {
        printsAtOnce = false;
    }

    /// The same, and it does not begin with them before somebody feeds it.
    synchronized void keepWaiting() {
        printSlowly();
        beginsAtOnce = false;
    }

    /// The same; `changed` hears of each job that is new or in another state, before anybody else does.
    synchronized void keepWaiting(Consumer<Job> changed) {
        keepWaiting();
        this.changed = changed;
    }

    synchronized void moveTo(String location, String geo) {
        this.location = location;
        this.geo = geo;
    }

    synchronized void supply(Consumer<GroupWriter> supplies) {
        this.supplies = supplies;
    }

    synchronized void describe(Consumer<GroupWriter> more) {
        this.more = more;
    }

    /// Whether it is switched off and on: it knows no job any more, and counts from the beginning.
    synchronized void restart() {
        jobs.clear();
        next = 1;
        upTime = 1;
    }

    /// The documents that came out, in their order.
    synchronized List<byte[]> paper() {
        return List.copyOf(paper);
    }

    /// All jobs that there ever were.
    synchronized List<Job> jobs() {
        return List.copyOf(all);
    }

    synchronized Job last() {
        return all.getLast();
    }

    synchronized void stand(Job job, int state, String reason) {
        job.state = state;
        job.reason = reason;
        if (state == PROCESSING && job.begunAt < 0) job.begunAt = upTime;
        changed.accept(job);
    }

    synchronized void end(Job job) {
        print(job);
    }

    /// One more sheet comes out of the job whose turn it is, of so many that each job has; `out` takes it.
    synchronized void feed(int sheets, Consumer<Job> out) {
        if (state == STANDS) return;
        jobs.values().stream()
                .filter(job -> job.state == PENDING || job.state == PROCESSING)
                .findFirst()
                .ifPresent(job -> {
                    if (job.state == PENDING) stand(job, PROCESSING, "job-printing");
                    job.impressions++;
                    out.accept(job);
                    if (job.impressions == sheets) stand(job, COMPLETED, "job-completed-successfully");
                });
    }

    /// Some of the last job comes out, and then it ends so.
    synchronized void printsALittle(int state, String reason) {
        var job = all.getLast();
        job.document = new byte[] {1};
        job.impressions = 1;
        paper.add(job.document);
        stand(job, state, reason);
    }

    synchronized int add(String name) {
        return make(name, AttributeGroup.EMPTY).id;
    }

    synchronized void breaksOff(int id, byte[] part) {
        var job = jobs.get(id);
        if (job != null) job.document = part;
    }

    synchronized IppMessage done(IppMessage request, byte[] document, String uri) {
        upTime++;
        int operation = request.header().code();
        if (isBusy() && MAKES_A_JOB.contains(operation)) return answer(request, ScriptedPrinter.BUSY);
        return switch (operation) {
            case ScriptedPrinter.GET_PRINTER_ATTRIBUTES ->
                answer(request, 0).with(AttributeGroup.PRINTER, printer(uri));
            case ScriptedPrinter.CREATE_JOB -> shown(request, make(name(request), request.group(AttributeGroup.JOB)));
            case ScriptedPrinter.SEND_DOCUMENT -> take(request, document);
            case ScriptedPrinter.PRINT_JOB -> {
                var job = make(name(request), request.group(AttributeGroup.JOB));
                yield accept(request, job, document);
            }
            case ScriptedPrinter.GET_JOB_ATTRIBUTES ->
                find(request).map(job -> shown(request, job)).orElseGet(() -> answer(request, NOT_FOUND));
            case ScriptedPrinter.CANCEL_JOB -> cancel(request);
            case ScriptedPrinter.GET_JOBS -> list(request);
            default -> answer(request, 0x0501);
        };
    }

    /// It takes no further job as long as its state's reason is this word of ours.
    private boolean isBusy() {
        return reason.equals("busy");
    }

    private Job make(String name, AttributeGroup ticket) {
        var job = new Job(next++, name, ticket);
        jobs.put(job.id, job);
        all.add(job);
        changed.accept(job);
        return job;
    }

    private IppMessage take(IppMessage request, byte[] document) {
        var job = find(request);
        if (job.isEmpty()) return answer(request, NOT_FOUND);
        return job.get().state == HELD ? accept(request, job.get(), document) : answer(request, NOT_POSSIBLE);
    }

    private IppMessage accept(IppMessage request, Job job, byte[] document) {
        job.document = document.clone();
        job.format = text(request, "document-format");
        stand(job, beginsAtOnce ? PROCESSING : PENDING, beginsAtOnce ? "job-printing" : "none");
        if (printsAtOnce) print(job);
        return shown(request, job);
    }

    private void print(Job job) {
        paper.add(job.document);
        job.impressions = 1;
        stand(job, COMPLETED, "job-completed-successfully");
    }

    private IppMessage cancel(IppMessage request) {
        var job = find(request);
        if (job.isEmpty()) return answer(request, NOT_FOUND);
        if (job.get().state >= CANCELED) return answer(request, NOT_POSSIBLE);
        stand(job.get(), CANCELED, "job-canceled-by-user");
        return answer(request, 0);
    }

    private IppMessage list(IppMessage request) {
        boolean ended = text(request, "which-jobs").equals("completed");
        var answer = answer(request, 0);
        for (var job : jobs.values()) {
            if (job.state >= CANCELED == ended) answer = answer.with(AttributeGroup.JOB, attributes(job));
        }
        return answer;
    }

    private Optional<Job> find(IppMessage request) {
        return Optional.ofNullable(jobs.get(ScriptedPrinter.number(request, "job-id")));
    }

    private IppMessage shown(IppMessage request, Job job) {
        return answer(request, 0).with(AttributeGroup.JOB, attributes(job));
    }

    private AttributeGroup attributes(Job job) {
        boolean empty = job.document.length == 0;
        var group = new GroupWriter()
                .put("job-id", Value.integer(job.id))
                .put("job-uuid", Value.uri(job.uuid))
                .put("job-uri", Value.uri("ipp://localhost/jobs/" + job.id))
                .put("job-name", Value.name(job.name))
                .put("job-state", Value.enumeration(job.state))
                .put("job-state-reasons", Value.keyword(job.reason))
                .put("job-printer-up-time", Value.integer(upTime))
                .put("time-at-processing", job.begunAt < 0 ? Value.noValue() : Value.integer(job.begunAt))
                .put("number-of-documents", Value.integer(empty ? 0 : 1));
        if (job.impressions >= 0) group.put("job-impressions-completed", Value.integer(job.impressions));
        if (job.kOctets >= 0) group.put("job-k-octets-processed", Value.integer(job.kOctets));
        return group.group();
    }

    private AttributeGroup printer(String uri) {
        var operations = twoSteps ? List.of(2, 4, 5, 6, 8, 9, 10, 11) : List.of(2, 4, 8, 9, 10, 11);
        var group = new GroupWriter()
                .put("printer-uri-supported", Value.uri(uri))
                .put("printer-name", Value.name("Scripted"))
                .put("printer-make-and-model", Value.text("Acme Nine"))
                .put("printer-location", Value.text(location))
                .put("printer-geo-location", Value.uri(geo))
                .put("printer-state", Value.enumeration(state))
                .put("printer-state-reasons", Value.keyword(reason))
                .put("printer-is-accepting-jobs", Value.bool(takesJobs))
                .put("printer-up-time", Value.integer(upTime))
                .put(
                        "operations-supported",
                        operations.stream().map(Value::enumeration).toList())
                .put(
                        "document-format-supported",
                        formats.stream().map(Value::mediaType).toList())
                .put("copies-supported", Value.range(1, 99))
                .put("sides-supported", Value.keyword("one-sided"), Value.keyword("two-sided-long-edge"));
        supplies.accept(group);
        more.accept(group);
        return group.group();
    }

    static IppMessage answer(IppMessage request, int status) {
        var header = new IppMessage.Header(0x0200, status, request.header().requestId());
        var operation = new GroupWriter()
                .put("attributes-charset", Value.charset("utf-8"))
                .put("attributes-natural-language", Value.language("en"));
        return IppMessage.of(header, new IppMessage.Group(AttributeGroup.OPERATION, operation.group()));
    }

    private static String name(IppMessage request) {
        return text(request, "job-name");
    }

    private static String text(IppMessage request, String attribute) {
        return request.operation(attribute).flatMap(value -> value.text()).orElse("");
    }

    /// Bytes of a PDF's kind that are no other's.
    static byte[] document(int length) {
        var random = new byte[length];
        RANDOM.nextBytes(random);
        return ("%PDF-1.7 " + HexFormat.of().formatHex(Arrays.copyOf(random, length / 2))).getBytes();
    }
}
