package dev.holdfast.printer;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppClient;
import dev.holdfast.ipp.IppFailure;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.ipp.IppPatience;
import dev.holdfast.ipp.IppTarget;
import dev.holdfast.ipp.IppTrust;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/// Asks the print cloud what a share says about itself, over IPP and without a name, as any computer does that wants to
/// print.
@ApplicationScoped
class ShareInquiry {

    private static final int GET_PRINTER_ATTRIBUTES = 0x000b;
    private static final int FIRST_ERROR = 0x0100;
    private static final IppPatience PATIENCE =
            new IppPatience(Duration.ofSeconds(2), Duration.ofSeconds(10), () -> {});

    private final IppClient client;
    private final PrinterConfig config;

    ShareInquiry(IppClient client, PrinterConfig config) {
        this.client = client;
        this.config = config;
    }

    /// The share's attributes; [NotDiscoverable] where it has none, which is how it is with Universal Print.
    AttributeGroup ask(String share) {
        var uri = config.ippUrl().map(base -> address(base, share)).orElseThrow(NotDiscoverable::noIpp);
        try {
            var addresses = List.of(InetAddress.getAllByName(uri.getHost()));
            var target = new IppTarget(uri, addresses, IppTrust.ofMachine(), null);
            var answer = client.send(target, request(uri), PATIENCE).message();
            if (answer.header().code() >= FIRST_ERROR) throw NotDiscoverable.noIpp();
            return answer.group(AttributeGroup.PRINTER);
        } catch (UnknownHostException e) {
            throw PrintCloudProblem.of(IppFailure.unknownHost(e));
        } catch (IppFailure e) {
            throw e.isNoPrinter() ? NotDiscoverable.noIpp() : PrintCloudProblem.of(e);
        }
    }

    private static URI address(URI base, String share) {
        boolean secure = "https".equalsIgnoreCase(base.getScheme());
        int port = base.getPort() < 0 ? secure ? 443 : 80 : base.getPort();
        return URI.create((secure ? "ipps://" : "ipp://") + base.getHost() + ":" + port + "/ipp/print/" + share);
    }

    private static IppMessage request(URI uri) {
        var operation = new GroupWriter()
                .put("attributes-charset", Value.charset("utf-8"))
                .put("attributes-natural-language", Value.language("en"))
                .put("printer-uri", Value.uri(uri.toString()));
        return IppMessage.of(
                new IppMessage.Header(0x0200, GET_PRINTER_ATTRIBUTES, 1),
                new IppMessage.Group(AttributeGroup.OPERATION, operation.group()));
    }
}
