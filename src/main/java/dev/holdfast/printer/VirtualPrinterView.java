package dev.holdfast.printer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.graph.PrinterLocation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A virtual printer as administrators see it (`VirtualPrinter` of the HTTP contract). The ids in `queues` and in
/// `share` are the print cloud's; they come as the steps make them.
@JsonInclude(JsonInclude.Include.NON_NULL)
record VirtualPrinterView(
        UUID id,
        String displayName,
        String manufacturer,
        String model,
        @Nullable PrinterLocation location,
        Map<String, List<String>> attributes,
        Share share,
        String holdFor,
        @Nullable Instant createdAt,
        List<QueueView> queues,
        List<StepView> steps) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Share(
            @Nullable String id, String displayName, boolean allowAllUsers, List<String> users, List<String> groups) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QueueView(@Nullable String printer, @Nullable String taskDefinition) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepView(String name, String state, @Nullable String detail) {}

    static VirtualPrinterView of(VirtualPrinter printer, List<PrinterQueue> queues, List<SetUpStep> steps) {
        var wish = printer.wish();
        var share = wish.share();
        var shareId = queues.stream().flatMap(queue -> queue.shareId().stream()).findFirst();
        return new VirtualPrinterView(
                printer.id(),
                wish.displayName(),
                wish.manufacturer(),
                wish.model(),
                wish.location(),
                wish.attributes(),
                new Share(
                        shareId.orElse(null),
                        share.displayName(),
                        share.allowAllUsers(),
                        share.users(),
                        share.groups()),
                wish.holdFor().toString(),
                printer.createdAt().orElse(null),
                queues.stream().map(VirtualPrinterView::of).toList(),
                steps.stream().map(VirtualPrinterView::of).toList());
    }

    private static QueueView of(PrinterQueue queue) {
        return new QueueView(
                queue.printerId().orElse(null), queue.definitionId().orElse(null));
    }

    private static StepView of(SetUpStep step) {
        return new StepView(
                step.name().text(), step.state().text(), step.detail().orElse(null));
    }
}
