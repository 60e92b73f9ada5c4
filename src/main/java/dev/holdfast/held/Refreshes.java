package dev.holdfast.held;

import dev.holdfast.base.Background;
import dev.holdfast.identity.People;
import dev.holdfast.identity.UserId;
import dev.holdfast.printer.VirtualPrinters;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Asks the print cloud for one person's jobs while they stand at a terminal, beside the notifications. It is asked by
/// their user principal name; the jobs of a person who has none are found by the next comparison of the whole queue.
@ApplicationScoped
class Refreshes {

    private static final int AT_ONCE = 4;
    // Later than this the person has gone; with the next swipe they are asked for again.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final VirtualPrinters printers;
    private final People people;
    private final PersonLook look;
    private final Background background;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    Refreshes(VirtualPrinters printers, People people, PersonLook look, Background background) {
        this.printers = printers;
        this.people = people;
        this.look = look;
        this.background = background;
    }

    void start(UserId person) {
        Thread.ofVirtual().name("held-refresh").start(() -> {
            try {
                if (places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    refreshAndLeave(person);
                } else {
                    Log.warnf("Refresh left out, too many are under way person=%s", person);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void refreshAndLeave(UserId person) {
        try {
            refresh(person);
        } catch (RuntimeException e) {
            Log.warnf(e, "Refresh failed, the list stays as it is person=%s", person);
        } finally {
            places.release();
        }
    }

    private void refresh(UserId person) {
        var name = background.call(() -> people.find(person)).flatMap(found -> Optional.ofNullable(found.upn()));
        if (name.isPresent()) {
            background.call(printers::queues).forEach(queue -> look.at(queue, person, name.get()));
        }
    }
}
