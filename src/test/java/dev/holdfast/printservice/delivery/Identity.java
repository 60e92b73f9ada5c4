package dev.holdfast.printservice.delivery;

import dev.holdfast.printservice.Clerk;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate with its key, of an authority or of a printer at `localhost`.
record Identity(X509Certificate certificate, KeyPair pair) {

    private static final char[] PASSWORD = "test".toCharArray();

    static Identity authority() {
        var pair = Clerk.pair();
        return new Identity(certificate("CN=Authority", pair, "CN=Authority", pair, true), pair);
    }

    /// Signed by itself, as most printers are.
    static Identity alone() {
        var pair = Clerk.pair();
        return new Identity(certificate("CN=Printer", pair, "CN=Printer", pair, false), pair);
    }

    Identity printer() {
        var own = Clerk.pair();
        return new Identity(certificate("CN=Printer", own, "CN=Authority", pair, false), own);
    }

    private static X509Certificate certificate(
            String name, KeyPair pair, String issuer, KeyPair by, boolean isAuthority) {
        try {
            var now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Name(issuer),
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(now.minus(Duration.ofHours(1))),
                    Date.from(now.plus(Duration.ofHours(1))),
                    new X500Name(name),
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            if (!isAuthority) {
                var names = new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost"));
                builder.addExtension(Extension.subjectAlternativeName, false, names);
            }
            var signed = builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(by.getPrivate()));
            return new JcaX509CertificateConverter().getCertificate(signed);
        } catch (OperatorCreationException | java.io.IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    SSLContext context() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("printer", pair.getPrivate(), PASSWORD, new Certificate[] {certificate});
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
