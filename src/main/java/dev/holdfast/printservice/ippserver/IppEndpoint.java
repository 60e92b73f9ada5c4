package dev.holdfast.printservice.ippserver;

import dev.holdfast.printservice.spool.ServiceEndpoint;
import jakarta.enterprise.context.ApplicationScoped;

/// Below which address the shares are printed to over IPP; the last part is the share's id.
@ApplicationScoped
class IppEndpoint implements ServiceEndpoint.Source {

    private final Addresses addresses;

    IppEndpoint(Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public ServiceEndpoint endpoint() {
        return new ServiceEndpoint("ipp", "Holdfast: printing to shares over IPP", addresses.usual());
    }
}
