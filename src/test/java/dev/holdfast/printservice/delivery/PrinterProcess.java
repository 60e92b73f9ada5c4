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
/// It reads how it is to be from its standard input, `STATE REASON` (RFC 8011 §5.4.11, §5.4.12), and ends with whoever
/// started it.
public final class PrinterProcess {

    /// So many sheets each document has.
    public static final int SHEETS = 2;

    private static final long MILLISECONDS_A_SHEET = 40;

    private PrinterProcess() {}

    /// The port to listen on, and the ledger to go on with.
    public static void main(String[] arguments) throws IOException {
        var memory = ScriptedPrinter.start(Integer.parseInt(arguments[0])).memory();
        var ledger = Path.of(arguments[1]);
        memory.printSlowly();
        Thread.ofPlatform().daemon().start(() -> print(memory, ledger));
        var told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            var words = line.split(" ");
            memory.be(Integer.parseInt(words[0]), words[1]);
        }
        Runtime.getRuntime().halt(0);
    }

    private static void print(PrinterMemory memory, Path ledger) {
        try {
            while (true) {
                memory.feed(SHEETS, job -> write(ledger, job));
                Thread.sleep(MILLISECONDS_A_SHEET);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(Path ledger, PrinterMemory.Job job) {
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
