package dev.holdfast.process;

import dev.holdfast.testing.FaultProxy.Call;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A moment in the life of a process: right before a call of it (or to it) is passed on, or when the call was
/// answered and the caller does not have the answer yet. `nth` counts the calls of this kind from when the point
/// was set.
record KillPoint(Moment moment, String method, Pattern path, int nth) {

    private static final Pattern ID = Pattern.compile("[0-9]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    enum Moment {
        BEFORE,
        AFTER
    }

    /// Before the next such call.
    static KillPoint before(String method, String path) {
        return new KillPoint(Moment.BEFORE, method, Pattern.compile(path), 1);
    }

    /// After the next such call.
    static KillPoint after(String method, String path) {
        return new KillPoint(Moment.AFTER, method, Pattern.compile(path), 1);
    }

    /// The moment at every call like this one, whatever the ids in its path.
    static KillPoint like(Moment moment, Call call) {
        var path = Arrays.stream(call.path().split("/"))
                .map(part -> ID.matcher(part).matches() ? "(" + ID.pattern() + ")" : Pattern.quote(part))
                .collect(Collectors.joining("/", "^", "$"));
        return new KillPoint(moment, call.method(), Pattern.compile(path), 1);
    }

    /// At the nth such call.
    KillPoint nth(int n) {
        return new KillPoint(moment, method, path, n);
    }

    boolean isOf(Call call) {
        return method.equals(call.method()) && path.matcher(call.path()).find();
    }

    @Override
    public String toString() {
        String shown = path.pattern().replace("(" + ID.pattern() + ")", "{id}").replaceAll("\\\\[QE]|[\\^$]", "");
        return moment + " " + method + " " + shown + " " + nth;
    }
}
