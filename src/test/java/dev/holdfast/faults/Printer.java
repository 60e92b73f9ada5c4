package dev.holdfast.faults;

import static org.awaitility.Awaitility.await;

import dev.holdfast.faults.Mischief.Outcome;
import dev.holdfast.printservice.delivery.PrinterProcess;
import dev.holdfast.printservice.delivery.PrinterProcess.Moment;
import dev.holdfast.process.Ports;
import dev.holdfast.testing.FaultProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// A printer, the line to it, and the ledger of what came out of it.
final class Printer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final int port = Ports.free().http();
    private final Ledger ledger;
    private final FaultProxy line = FaultProxy.before(URI.create("http://localhost:" + port));
    private final ReentrantLock atIt = new ReentrantLock();
    private Process process;

    Printer(String name, Path folder) {
        this.name = name;
        this.ledger = new Ledger(name, folder.resolve(name + ".ledger"));
        this.process = start();
    }

    String name() {
        return name;
    }

    FaultProxy line() {
        return line;
    }

    Ledger ledger() {
        return ledger;
    }

    /// Where it is reached.
    String uri() {
        return "ipp://localhost:" + line.uri().getPort() + "/ipp/print";
    }

    /// SIGKILL, and then started again: it knows no job any more. False where something else is done to it just
    /// now.
    boolean restart() throws InterruptedException {
        if (!atIt.tryLock()) return false;
        try {
            process.destroyForcibly().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            process = start();
            return true;
        } finally {
            atIt.unlock();
        }
    }

    /// It dies at this moment of the next document that comes within so long, and is then started again: it
    /// knows no job any more. False, and it lives, where none came, or something else is done to it just now.
    boolean killAt(Moment moment, Duration time) throws InterruptedException {
        if (!atIt.tryLock()) return false;
        try {
            tell("halt " + moment);
            boolean isDead = process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS) || !tell("halt " + Moment.NEVER);
            if (isDead) process = start();
            return isDead;
        } finally {
            atIt.unlock();
        }
    }

    /// It has this state for so long, and then it is idle again. False where something else is done to it just
    /// now.
    boolean be(String state, Duration time) throws InterruptedException {
        if (!atIt.tryLock()) return false;
        try {
            tell(state);
            Thread.sleep(time);
            return tell("3 none");
        } finally {
            atIt.unlock();
        }
    }

    /// What comes of this deed, while nothing else is done to it; none where something is just now.
    Outcome undisturbed(Callable<Outcome> deed) throws Exception {
        if (!atIt.tryLock()) return Outcome.NONE;
        try {
            return deed.call();
        } finally {
            atIt.unlock();
        }
    }

    /// Whether it heard it; false where it has died.
    private boolean tell(String words) {
        try {
            process.getOutputStream().write((words + "\n").getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
            return PrinterProcess.HEARD.equals(process.inputReader().readLine());
        } catch (IOException isDead) {
            return false;
        }
    }

    private Process start() {
        try {
            var started = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            PrinterProcess.class.getName(),
                            Integer.toString(port),
                            ledger.file().toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(this::listens);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        line.close();
        process.destroyForcibly();
    }
}
