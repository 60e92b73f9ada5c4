package dev.holdfast.printservice.ippserver;

import dev.holdfast.printservice.spool.IppAccess;
import dev.holdfast.printservice.spool.IppView;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How shares are printed to over IPP, where they do not say so themselves.
@ConfigMapping(prefix = "holdfast.print-service.ipp")
interface IppConfig {

    /// The base of the printers' addresses, as http or https.
    URI url();

    /// The same over TLS, where the one above is not.
    Optional<URI> secureUrl();

    /// How people say who they are.
    IppAccess access();

    /// What clients are told about a job that is held.
    IppView view();

    /// Where `requesting-user-name` is believed: addresses, or networks such as `10.1.0.0/16`.
    Optional<List<String>> trustedNetworks();

    /// What makes a user principal name of a `requesting-user-name` that has no `@`.
    Optional<String> trustedSuffix();

    /// How long a job that was created may wait for its document.
    Duration documentWithin();

    /// How often that time begins anew while the document comes.
    Duration extendEvery();

    /// How many requests are taken up at a time.
    int requestsAtOnce();

    /// How many of them may come from one address.
    int requestsOfOneAddress();

    /// How long a request may take to arrive, up to where its document begins.
    Duration messageWithin();

    /// How long it may take with its document.
    Duration requestWithin();

    /// What people are told about a held job.
    String heldMessage();
}
