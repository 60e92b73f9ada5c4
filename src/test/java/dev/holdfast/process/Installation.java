package dev.holdfast.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.TestStation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// An installation of the packaged Holdfast: a database and folders of its own, one address in front, and as many
/// processes as a test starts. After the test none of it is left; where it failed, the processes' last words are shown.
final class Installation implements BeforeEachCallback, AfterEachCallback {

    /// Longer than any lease on a job's way, shorter than any deadline and any session.
    private static final Duration AWAY = Duration.ofSeconds(150);

    private final Path folder;
    private final AtomicInteger started = new AtomicInteger();
    private final List<Replica> replicas = new CopyOnWriteArrayList<>();
    private final FrontDoor door = new FrontDoor(() -> replicas);
    private final Thread lastResort = new Thread(this::killAll);
    private @Nullable OwnDatabase database;

    Installation(String name) {
        this.folder = Path.of("target", "processes", name).toAbsolutePath();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        Runtime.getRuntime().addShutdownHook(lastResort);
        empty(folder);
        database = OwnDatabase.create(context, folder.getFileName().toString());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        killAll();
        Runtime.getRuntime().removeShutdownHook(lastResort);
        if (context.getExecutionException().isPresent()) {
            replicas.forEach(Installation::show);
        }
        door.close();
        if (database != null) database.close();
    }

    /// The one address.
    FrontDoor door() {
        return door;
    }

    /// A further process, ready when this returns.
    Replica start() {
        return start(Ports.free());
    }

    /// A new process in the place of one that just ended.
    Replica startAtOnce(Replica ended) {
        return start(ended.ports());
    }

    /// A new process in the place of one that is gone, after so long that everything which that one had claimed
    /// is free.
    Replica startAgain(Replica gone) {
        database().awaitAlone();
        database().letPass(AWAY);
        return start(gone.ports());
    }

    /// The one process is killed there, once, and then started again.
    Death killAt(KillPoint point) {
        var reborn = new CompletableFuture<Replica>();
        door.at(point, () -> {
            var victim = alive();
            victim.kill();
            Thread.ofVirtual().start(() -> startAgain(victim, reborn));
            return false;
        });
        return new Death(point, reborn);
    }

    private Replica alive() {
        var alive = replicas.stream().filter(Replica::isAlive).toList();
        assertThat(alive).hasSize(1);
        return alive.getFirst();
    }

    /// A death that is to come. `reborn` is the process that comes after it.
    record Death(KillPoint point, CompletableFuture<Replica> reborn) {

        /// Waits until it has happened and the next process is ready.
        Replica awaitReborn() {
            return reborn.copy().orTimeout(2, TimeUnit.MINUTES).join();
        }
    }

    /// Lets so much time pass for all that is stored.
    void letPass() {
        database().letPass(AWAY);
    }

    /// Settings of a local run, on a database of one's own.
    private Map<String, String> settings() {
        var settings = new HashMap<>(new TestStation(folder).settings());
        settings.putAll(database().settings());
        settings.put("holdfast.public-url", door.uri().toString());
        // It would find whatever the inbox or the outbox forgot.
        settings.put("holdfast.intake.reconcile-every", "PT6H");
        return settings;
    }

    /// A further process that is told this, too.
    Replica startWith(Map<String, String> further) {
        return start(Ports.free(), further);
    }

    private Replica start(Ports ports) {
        return start(ports, Map.of());
    }

    private Replica start(Ports ports, Map<String, String> further) {
        var replica = begin(ports, further);
        replica.awaitReady();
        return replica;
    }

    /// A further process that is told this, too, and may not come to serve.
    Replica begin(Map<String, String> further) {
        return begin(Ports.free(), further);
    }

    private Replica begin(Ports ports, Map<String, String> further) {
        var log = folder.resolve("process-" + started.incrementAndGet() + ".log");
        var settings = settings();
        settings.putAll(further);
        var replica = Replica.start(ports, log, settings);
        replicas.add(replica);
        return replica;
    }

    /// A folder of its own, below which nothing is.
    Path emptyFolder(String name) {
        return folder.resolve(name);
    }

    private void startAgain(Replica gone, CompletableFuture<Replica> reborn) {
        try {
            reborn.complete(startAgain(gone));
        } catch (RuntimeException | Error e) {
            // Whoever waits for the story to go on would never hear of it.
            System.out.println("---- not started again: " + e);
            reborn.completeExceptionally(e);
        }
    }

    /// What all of them keep.
    OwnDatabase database() {
        return Objects.requireNonNull(database);
    }

    private void killAll() {
        replicas.forEach(Replica::kill);
    }

    private static void show(Replica replica) {
        System.out.println("---- the last words of " + replica);
        replica.lastWords().forEach(System.out::println);
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(Installation::delete);
            }
        }
        Files.createDirectories(folder);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
