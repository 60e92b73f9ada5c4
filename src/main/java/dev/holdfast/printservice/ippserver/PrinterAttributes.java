package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.printservice.spool.IppQueues;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;

/// What a queue says about itself: what its printer was described with in IPP, over what follows from its properties in
/// Graph; and over both, what is ours to say because it is we whom clients talk to.
@ApplicationScoped
class PrinterAttributes {

    /// Not ours to pass on: they describe a conversation that nobody has, or are filled by us.
    private static final Set<String> NOT_KEPT = Set.of(
            "compression-supported",
            "document-format-default",
            "document-format-preferred",
            "document-format-supported",
            "feed-orientation-supported",
            "finishings-col-supported",
            "job-hold-until-default",
            "job-hold-until-supported",
            "media-col-database",
            "media-col-default",
            "media-col-ready",
            "media-col-supported",
            "media-ready",
            "media-size-supported",
            "output-bin-default",
            "output-bin-supported",
            "overrides-supported",
            "page-ranges-supported");

    private final Addresses addresses;
    private final IppQueues queues;
    private final IppConfig config;
    private final Clock clock;

    PrinterAttributes(Addresses addresses, IppQueues queues, IppConfig config, Clock clock) {
        this.addresses = addresses;
        this.queues = queues;
        this.config = config;
        this.clock = clock;
    }

    AttributeGroup of(Request.Queue queue) {
        var offered = new Offered(queue.spool().printer());
        var template = new TemplateAttributes(offered).group().mergedWith(kept(queue));
        var media = new MediaAttributes(offered, template).group();
        return template.mergedWith(media).mergedWith(own(queue, offered, template));
    }

    // Only what a job can be printed like, and what a printer is made of: never addresses, operations or states.
    private static AttributeGroup kept(Request.Queue queue) {
        return queue.spool()
                .kept()
                .only(name -> !NOT_KEPT.contains(name)
                        && (JobTemplate.has(name)
                                || name.startsWith("printer-supply")
                                || name.startsWith("pages-per-minute")
                                || name.startsWith("printer-input-tray")
                                || name.equals("color-supported")
                                || name.equals("printer-make-and-model")));
    }

    private AttributeGroup own(Request.Queue queue, Offered offered, AttributeGroup template) {
        var group = new GroupWriter();
        new ProtocolAttributes(addresses, config).describe(queue, group);
        new DocumentAttributes(offered, template).describe(group);
        new IdentityAttributes(addresses).describe(queue, group);
        new StateAttributes(clock.instant(), queues.openJobs(queue.spool().printerId())).describe(queue, group);
        return group.group();
    }
}
