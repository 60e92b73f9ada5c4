package dev.holdfast.station;

import static io.quarkus.narayana.jta.QuarkusTransaction.disallowingExisting;

import dev.holdfast.station.ImportPlan.Counts;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/// Takes a whole file of badges, or nothing of it. A badge that its person has already stays as it is, PIN included,
/// and so does a person who is known already.
@ApplicationScoped
class BadgeImport {

    private final ImportPlanner planner;
    private final ImportWriter writer;
    private final Peppers peppers;
    private final PinTurns turns;

    BadgeImport(ImportPlanner planner, ImportWriter writer, Peppers peppers, PinTurns turns) {
        this.planner = planner;
        this.writer = writer;
        this.peppers = peppers;
        this.turns = turns;
    }

    Counts run(byte[] csv, boolean dryRun) {
        var file = BadgeFile.read(csv);
        var plan = planner.plan(file);
        if (dryRun) {
            return plan.counts();
        }
        var pins = hash(plan);
        // Planned anew: something may have changed while the PINs were hashed.
        var counts = disallowingExisting().call(() -> {
            var current = planner.plan(file);
            writer.write(current, pins);
            return current.counts();
        });
        Log.infof(
                "Badges imported created=%d unchanged=%d people=%d",
                counts.created(), counts.unchanged(), counts.people());
        return counts;
    }

    private Map<Integer, PinHash> hash(ImportPlan plan) {
        var hashes = new HashMap<Integer, PinHash>();
        for (var line : plan.fresh()) {
            var pin = line.pin();
            if (pin != null) {
                hashes.put(line.line(), turns.call(() -> PinHash.of(pin, peppers.current())));
            }
        }
        return hashes;
    }
}
