package dev.holdfast.faults;

import dev.holdfast.faults.Mischief.Outcome;
import java.util.AbstractList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Kinds of faults for one row, of which those that did not take place yet come first; once all have, all of them come.
/// So the rare ones are sure to be among those of a run.
final class EachOnce extends AbstractList<Mischief> {

    private final List<Mischief> all;
    private final Set<String> left = ConcurrentHashMap.newKeySet();

    EachOnce(List<Mischief> kinds) {
        all = kinds.stream().map(this::noted).toList();
        all.forEach(kind -> left.add(kind.kind()));
    }

    private Mischief noted(Mischief mischief) {
        return new Mischief(mischief.kind(), mischief.weight(), (random, loss) -> {
            var outcome = mischief.deed().play(random, loss);
            if (outcome == Outcome.DONE) left.remove(mischief.kind());
            return outcome;
        });
    }

    private List<Mischief> now() {
        return left.isEmpty()
                ? all
                : all.stream().filter(kind -> left.contains(kind.kind())).toList();
    }

    @Override
    public Mischief get(int index) {
        return now().get(index);
    }

    @Override
    public int size() {
        return now().size();
    }
}
