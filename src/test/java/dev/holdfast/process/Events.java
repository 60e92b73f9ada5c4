package dev.holdfast.process;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// What an open session hears.
final class Events {

    private final List<String> names = new CopyOnWriteArrayList<>();
    private final List<String> others = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private Events() {}

    /// Listens until the stream ends; open when this returns.
    static Events of(Caller terminal, String session) {
        var events = new Events();
        var request = HttpRequest.newBuilder(terminal.at().resolve(Story.session(session) + "/events"))
                .header("Authorization", "Bearer " + terminal.key())
                .header("Accept", "text/event-stream")
                .build();
        Thread.ofVirtual().start(() -> events.read(terminal, request));
        events.opened.orTimeout(10, TimeUnit.SECONDS).join();
        return events;
    }

    private void read(Caller terminal, HttpRequest request) {
        try {
            terminal.client()
                    .send(request, HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .forEach(line -> {
                        if (line.startsWith("event:")) {
                            names.add(line.substring("event:".length()).strip());
                        } else {
                            others.add(line.replace(" ", ""));
                        }
                        opened.complete(null);
                    });
            ended.complete(null);
        } catch (Exception e) {
            // The process was killed, or nothing was ever heard: then whoever listens says what is missing.
            opened.completeExceptionally(e);
            ended.completeExceptionally(e);
        }
    }

    /// Whether this line, spaces aside, came between the events.
    boolean heardLine(String line) {
        return others.contains(line);
    }

    /// Waits until the stream was ended, rather than cut off.
    void awaitEnd() {
        ended.orTimeout(10, TimeUnit.SECONDS).join();
    }

    /// The names of all events so far.
    List<String> names() {
        return List.copyOf(names);
    }

    /// Whether such an event came, as often or more.
    boolean heard(String name, int times) {
        return names.stream().filter(name::equals).count() >= times;
    }
}
