package dev.holdfast.printer;

import dev.holdfast.graph.PrinterShare;
import dev.holdfast.graph.UniversalPrintSetUp.Members;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Shares the printer. A share that is there is ours: the printer is ours, and has at most one.
@ApplicationScoped
class ShareStep implements Step {

    private final Administrator administrator;

    ShareStep(Administrator administrator) {
        this.administrator = administrator;
    }

    @Override
    public SetUpStep.Name name() {
        return SetUpStep.Name.SHARE;
    }

    @Override
    public StepResult run(StepClaim claim) {
        var wish = claim.queue().virtualPrinter().wish().share();
        String share = find(claim.queue()).orElseGet(() -> create(claim, wish));
        if (!claim.queue().shareId().equals(Optional.of(share))) {
            claim.record(queue -> queue.shared(share));
        }
        add(share, Members.USERS, wish.users());
        add(share, Members.GROUPS, wish.groups());
        return new StepResult.Done();
    }

    private Optional<String> find(PrinterQueue queue) {
        String printer = queue.printerId().orElseThrow();
        return administrator.call(cloud -> cloud.shares(printer)).stream()
                .map(PrinterShare::id)
                .findFirst();
    }

    private String create(StepClaim claim, ShareWish wish) {
        String printer = claim.queue().printerId().orElseThrow();
        claim.hold();
        return administrator
                .call(cloud -> cloud.createShare(printer, wish.displayName(), wish.allowAllUsers()))
                .id();
    }

    private void add(String share, Members members, List<String> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        var there = new HashSet<>(administrator.call(cloud -> cloud.members(share, members)));
        wanted.stream()
                .filter(id -> !there.contains(id))
                .forEach(id -> administrator.call(cloud -> {
                    cloud.addMember(share, members, id);
                    return id;
                }));
    }
}
