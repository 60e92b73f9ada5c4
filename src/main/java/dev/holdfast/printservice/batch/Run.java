package dev.holdfast.printservice.batch;

import dev.holdfast.base.Places;
import dev.holdfast.base.Problem;
import dev.holdfast.base.ProblemException;
import dev.holdfast.printservice.batch.Outcome.Answered;
import dev.holdfast.printservice.batch.Outcome.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/// One batch on its way: each part waits for those that it depends on, then for a turn, then is called.
final class Run {

    private static final int AT_ONCE = 4;

    /// What all answers of a batch may have together.
    private static final long MOST_BYTES = 8L << 20;

    /// What one of them may have.
    static final long MOST_OF_ONE = 4L << 20;

    private final Calling calling;
    private final Places places;
    private final long deadline;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final AtomicLong bytesLeft = new AtomicLong(MOST_BYTES);

    /// Makes a call, whose answer has at most so many bytes.
    interface Calling {
        Outcome call(Part.Call call, long mostBytes) throws InterruptedException;
    }

    /// `places` are those of the process; after `deadline`, by the nanoseconds of the system, no part is begun.
    Run(Calling calling, Places places, long deadline) {
        this.calling = calling;
        this.places = places;
        this.deadline = deadline;
    }

    /// What became of each part, in their order.
    List<Outcome> of(List<Part> parts) {
        var outcomes = new ArrayList<Future<Outcome>>();
        var known = new HashMap<String, Before>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Part part : parts) {
                var before = part.after().stream().map(known::get).toList();
                var outcome = threads.submit(() -> outcome(part, before));
                outcomes.add(outcome);
                known.put(part.key(), new Before(part.id(), outcome));
            }
        }
        return outcomes.stream().map(Future::resultNow).toList();
    }

    /// A part that another depends on.
    private record Before(String id, Future<Outcome> outcome) {}

    private Outcome outcome(Part part, List<Before> before) throws InterruptedException, ExecutionException {
        for (var other : before) {
            if (other.outcome().get().isFailure()) {
                return Refused.of(
                        424,
                        "FailedDependency",
                        "The request was not carried out, because it depends on '" + BatchRefused.shown(other.id())
                                + "', which failed.");
            }
        }
        turns.acquire();
        try {
            return places.call(() -> call(part.call()));
        } catch (ProblemException busy) {
            return new Refused(new Problem(busy.status(), busy.code(), busy.detail(), busy.headers(), Map.of()));
        } finally {
            turns.release();
        }
    }

    private Outcome call(Part.Call call) {
        if (System.nanoTime() - deadline >= 0) {
            return Refused.of(504, "timeout", "The request was not carried out, because the batch took too long.");
        }
        try {
            var outcome = calling.call(call, Math.clamp(bytesLeft.get(), 0, MOST_OF_ONE));
            if (outcome instanceof Answered answered)
                bytesLeft.addAndGet(-answered.body().length());
            return outcome;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Refused.of(503, "interrupted", "Whether the request was carried out is not known.");
        }
    }
}
