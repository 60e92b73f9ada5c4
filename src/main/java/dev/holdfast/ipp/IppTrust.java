package dev.holdfast.ipp;

import java.security.cert.X509Certificate;
import java.util.List;

/// Whose certificate a printer may show.
public sealed interface IppTrust {

    /// One that these authorities vouch for, with the name that the printer is called by.
    record Authorities(List<X509Certificate> certificates) implements IppTrust {}

    /// One that the authorities vouch for whom this machine trusts.
    static IppTrust ofMachine() {
        return new Authorities(Certificates.trustedByMachine());
    }

    /// The one with this SHA-256, in hexadecimal; what name it has does not matter.
    record Pinned(String sha256) implements IppTrust {}

    /// Any: it is to be pinned afterwards.
    record FirstUse() implements IppTrust {}
}
