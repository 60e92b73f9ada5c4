package dev.holdfast.held;

import dev.holdfast.audit.Actor;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.identity.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who wants which jobs at which destination. `jobs` empty means all that wait for `owner`. `session` and the name
/// of the `terminal` are absent where an administrator releases; `owner` is absent for an unowned job, which only
/// an administrator can release.
public record ReleaseRequest(
        Actor actor,
        Optional<UserId> owner,
        Optional<UUID> session,
        List<UUID> jobs,
        String destination,
        @Nullable PrintJobConfiguration configuration,
        @Nullable String terminal) {}
