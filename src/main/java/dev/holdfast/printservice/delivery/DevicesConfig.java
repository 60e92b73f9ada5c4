package dev.holdfast.printservice.delivery;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which devices there may be, and how they are called. Public only because the validator of settings reads a map of
/// groups through the interface that has it.
@ConfigMapping(prefix = "holdfast.print-service.devices")
public interface DevicesConfig {

    /// Whether folders may be devices.
    boolean allowFile();

    /// The folder below which all such devices lie.
    Optional<Path> fileRoot();

    /// How often each device is asked how it is.
    Duration pollEvery();

    /// How long somebody waits who must know how a printer is before anything is decided.
    Duration lookWithin();

    /// The networks that printers may be in; none where it is not given.
    Optional<List<String>> allowedNetworks();

    /// A PEM file of authorities: only printers with certificates that they vouch for are called by
    /// `ipps`. Without it a printer's certificate is pinned when it is registered.
    Optional<Path> authorities();

    /// What printers are told who calls, by their host names.
    Map<String, Login> logins();

    /// How long a printer may take to accept a connection.
    Duration connectWithin();

    /// How long a printer may take to answer.
    Duration answerWithin();

    /// How long a printer may take between two pieces of a document, and to answer after the last one: some
    /// read no faster than they print.
    Duration takeWithin();

    /// A user name and a password.
    interface Login {

        /// The user name.
        String user();

        /// The password.
        String password();
    }
}
