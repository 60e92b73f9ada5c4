package dev.holdfast.printservice.delivery;

import dev.holdfast.testing.Digests;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A printer as a process of its own, which forgets its jobs when it is killed, as cheap ones do. What it does is
/// written, before anybody hears of it, to a ledger that outlives it. Each line begins with the time and with what
/// it was: `started`; `created` and the job's UUID; `received`, the UUID and the document's digest; `sheet`, these
/// two, and which sheet of the job came out; `canceled`, the UUID, and how many sheets had come out.
///
/// What it reads from its standard input it answers with [#HEARD]: `STATE REASON`, which is how it is to be (RFC
/// 8011 §5.4.11, §5.4.12), or `halt` and a [Moment], at which it is to die. It ends with whoever started it.
public final class PrinterProcess {

    /// So many sheets each document has.
    public static final int SHEETS = 2;

    /// What it answers when it has done as it was told.
    public static final String HEARD = "heard";

    private static final long MILLISECONDS_A_SHEET = 40;

    private final PrinterMemory memory;
    private final Path ledger;
    private Moment last = Moment.NEVER;

    private PrinterProcess(PrinterMemory memory, Path ledger) {
        this.memory = memory;
        this.ledger = ledger;
    }

    /// When it dies, and forgets what it did.
    public enum Moment {
        /// It has the document, did not say so, and no sheet came out.
        RECEIVED,
        /// Some of the sheets came out.
        BETWEEN_SHEETS,
        /// All sheets came out, and it did not say so.
        PRINTED,
        /// It lives.
        NEVER
    }

    /// The port to listen on, and the ledger to go on with.
    public static void main(String[] arguments) throws IOException {
        var ledger = Path.of(arguments[1]);
        write(ledger, "started");
        var memory = ScriptedPrinter.start(Integer.parseInt(arguments[0])).memory();
        var printer = new PrinterProcess(memory, ledger);
        memory.keepWaiting(printer::changed);
        Thread.ofPlatform().daemon().start(printer::print);
        var told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            printer.hear(line.split(" "));
            System.out.println(HEARD);
        }
        Runtime.getRuntime().halt(0);
    }

    private void hear(String[] words) {
        if (words[0].equals("halt")) dieAt(Moment.valueOf(words[1]));
        else memory.be(Integer.parseInt(words[0]), words[1]);
    }

    private synchronized void dieAt(Moment moment) {
        last = moment;
    }

    private synchronized void come(Moment moment) {
        if (moment == last) Runtime.getRuntime().halt(1);
    }

    private void print() {
        try {
            while (true) {
                memory.feed(SHEETS, this::out);
                Thread.sleep(MILLISECONDS_A_SHEET);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void changed(PrinterMemory.Job job) {
        switch (job.state) {
            case PrinterMemory.HELD -> write(ledger, "created", job.uuid);
            case PrinterMemory.PENDING -> {
                write(ledger, "received", job.uuid, Digests.of(job.document));
                come(Moment.RECEIVED);
            }
            case PrinterMemory.CANCELED -> write(ledger, "canceled", job.uuid, sheets(job));
            default -> {}
        }
    }

    private void out(PrinterMemory.Job job) {
        write(ledger, "sheet", job.uuid, Digests.of(job.document), sheets(job));
        come(job.impressions == SHEETS ? Moment.PRINTED : Moment.BETWEEN_SHEETS);
    }

    private static String sheets(PrinterMemory.Job job) {
        return Integer.toString(job.impressions);
    }

    private static void write(Path ledger, String... words) {
        var line = System.currentTimeMillis() + " " + String.join(" ", words) + "\n";
        try {
            Files.writeString(ledger, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
