package dev.holdfast.printservice.delivery;

import dev.holdfast.ipp.IppPatience;
import dev.holdfast.ipp.IppTarget;
import dev.holdfast.ipp.IppTrust;
import dev.holdfast.printservice.spool.DeviceAt;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where printers may be called, and how. A name is resolved anew for each call, and what is connected to is what was
/// checked.
@ApplicationScoped
class PrinterTargets {

    private final DevicesConfig config;
    private final Neighbourhood neighbourhood;
    private final Optional<IppTrust> authorities;

    PrinterTargets(DevicesConfig config) {
        this.config = config;
        this.neighbourhood = Neighbourhood.of(config.allowedNetworks().orElse(List.of()));
        this.authorities = config.authorities().map(PrinterTargets::authorities);
    }

    /// The target; [DeviceForbidden] where no device may be.
    IppTarget find(DeviceAt device) throws UnknownHostException {
        var addresses = Arrays.stream(InetAddress.getAllByName(device.uri().getHost()))
                .filter(neighbourhood::mayHave)
                .toList();
        if (addresses.isEmpty()) {
            throw new DeviceForbidden("No device may be at this host: it is not in the allowed networks.");
        }
        var trust = trust(device);
        // Who is met for the first time may be anybody.
        var login = trust instanceof IppTrust.FirstUse ? null : login(device.uri());
        return new IppTarget(device.uri(), addresses, trust, login);
    }

    IppPatience patience(Runnable meanwhile) {
        return new IppPatience(config.connectWithin(), config.answerWithin(), meanwhile);
    }

    IppPatience patienceWithDocuments(Runnable meanwhile) {
        return patience(meanwhile).goingOnWithin(config.takeWithin());
    }

    private IppTrust trust(DeviceAt device) {
        return authorities.orElseGet(() ->
                device.certificate() == null ? new IppTrust.FirstUse() : new IppTrust.Pinned(device.certificate()));
    }

    private IppTarget.@Nullable Login login(URI uri) {
        var login = config.logins().get(uri.getHost().toLowerCase(Locale.ROOT));
        return login == null ? null : new IppTarget.Login(login.user(), login.password());
    }

    private static IppTrust authorities(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new IppTrust.Authorities(CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList());
        } catch (CertificateException e) {
            throw new IllegalArgumentException("The authorities of devices are not PEM certificates: " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("The authorities of devices cannot be read", e);
        }
    }
}
