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

/// A printer as a process of its own, which forgets its jobs when it is killed, as cheap ones do. Every sheet that
/// comes out is a line of a ledger that outlives it: when, the job's UUID, the document's digest, which sheet of
/// the job.
///
/// What it reads from its standard input it answers with [#HEARD]: `STATE REASON`, which is how it is to be (RFC 8011
/// §5.4.11, §5.4.12), or `halt` and a [Moment], at which it is to die. It ends with whoever started it.
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
        var memory = ScriptedPrinter.start(Integer.parseInt(arguments[0])).memory();
        var printer = new PrinterProcess(memory, Path.of(arguments[1]));
        memory.printSlowly(_ -> printer.come(Moment.RECEIVED));
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

    private void out(PrinterMemory.Job job) {
        write(job);
        come(job.impressions == SHEETS ? Moment.PRINTED : Moment.BETWEEN_SHEETS);
    }

    private void write(PrinterMemory.Job job) {
        var line = String.join(
                " ",
                Long.toString(System.currentTimeMillis()),
                job.uuid,
                Digests.of(job.document),
                Integer.toString(job.impressions));
        try {
            Files.writeString(ledger, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
