package dev.holdfast.printservice.delivery;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/// Turns at something of which only so much can be done at a time. Of those who wait for one the oldest job is next: it
/// will be the first to be taken back.
final class ConversionTurns {

    private final Queue<Long> waiting = new PriorityQueue<>();
    private int free;

    ConversionTurns(int atOnce) {
        this.free = atOnce;
    }

    /// Waits for a turn, no longer than `patience`; whether the job has one, which is to be given back.
    synchronized boolean take(long job, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        waiting.add(job);
        try {
            while (free == 0 || waiting.element() != job) {
                long left = end - System.nanoTime();
                if (left <= 0) return false;
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            free--;
            return true;
        } finally {
            waiting.remove(job);
            notifyAll();
        }
    }

    synchronized void giveBack() {
        free++;
        notifyAll();
    }
}
