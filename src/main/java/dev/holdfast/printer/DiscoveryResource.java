package dev.holdfast.printer;

import dev.holdfast.base.Ids;
import dev.holdfast.ipp.DnsSdService;
import dev.holdfast.ipp.DnsSdZone;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/// How computers find a virtual printer, for administrators.
@Path("/api/v1/admin/virtual-printers/{id}/discovery")
@RunOnVirtualThread
class DiscoveryResource {

    private final VirtualPrinterDesk desk;
    private final ShareInquiry inquiry;

    DiscoveryResource(VirtualPrinterDesk desk, ShareInquiry inquiry) {
        this.desk = desk;
        this.inquiry = inquiry;
    }

    /// The printer's addresses, how DNS-SD announces it at them, and the same as lines for a zone file.
    record DiscoveryView(List<String> uris, List<ServiceView> services, String zone) {

        static DiscoveryView of(List<DnsSdService> services) {
            return new DiscoveryView(
                    services.stream().map(DnsSdService::uri).toList(),
                    services.stream().map(ServiceView::of).toList(),
                    new DnsSdZone(services).text());
        }
    }

    /// A service of DNS-SD; `txt` as keys and values.
    record ServiceView(
            String instance, String type, List<String> subtypes, String host, int port, Map<String, String> txt) {

        static ServiceView of(DnsSdService service) {
            return new ServiceView(
                    service.instance(),
                    service.type(),
                    service.subtypes(),
                    service.host(),
                    service.port(),
                    service.txt());
        }
    }

    @GET
    @RolesAllowed("admin")
    public DiscoveryView get(@RestPath String id) {
        var printer = desk.get(Ids.parse(id).orElseThrow(NoSuchVirtualPrinter::new));
        String share = Optional.ofNullable(printer.share().id()).orElseThrow(NotDiscoverable::notShared);
        return DiscoveryView.of(DnsSdService.of(inquiry.ask(share)));
    }
}
