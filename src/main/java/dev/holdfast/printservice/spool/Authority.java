package dev.holdfast.printservice.spool;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/// The certificate authority of one print service. A printer's certificate names the printer, whatever its request
/// said: of the request only the key counts.
final class Authority {

    private static final String SIGNATURE = "SHA256withECDSA";
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofHours(1);
    private static final Duration AUTHORITY_LIVES = Duration.ofDays(20 * 365);
    /// There is no call to renew a printer's certificate, so it lives long.
    private static final Duration PRINTER_LIVES = Duration.ofDays(10 * 365);

    private final X509CertificateHolder certificate;
    private final PrivateKey key;

    private Authority(X509CertificateHolder certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /// A new authority.
    static Authority make(Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var name = new X500Name("CN=Holdfast print service " + UUID.randomUUID());
            var builder = new JcaX509v3CertificateBuilder(
                    name, serial(), from(now), until(now, AUTHORITY_LIVES), name, pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
            return new Authority(signed(builder, pair.getPrivate()), pair.getPrivate());
        } catch (GeneralSecurityException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The authority that was stored.
    static Authority of(byte[] certificate, byte[] privateKey) {
        try {
            var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(privateKey));
            return new Authority(new X509CertificateHolder(certificate), key);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] certificate() {
        try {
            return certificate.getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] privateKey() {
        return key.getEncoded();
    }

    /// A certificate for the key of the request, as Base64 of its DER.
    String issue(UUID printer, byte[] signingRequest, Instant now) {
        try {
            var request = new PKCS10CertificationRequest(signingRequest);
            var builder = new X509v3CertificateBuilder(
                    certificate.getSubject(),
                    serial(),
                    from(now),
                    until(now, PRINTER_LIVES),
                    new X500Name("CN=" + printer),
                    request.getSubjectPublicKeyInfo());
            var identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(certificate));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    identifiers.createSubjectKeyIdentifier(request.getSubjectPublicKeyInfo()));
            return Base64.getEncoder().encodeToString(signed(builder, key).getEncoded());
        } catch (GeneralSecurityException | IOException e) {
            throw new CannotIssue(e);
        }
    }

    /// There can be no certificate for this request, now or later.
    static final class CannotIssue extends RuntimeException {
        CannotIssue(Exception cause) {
            super(cause);
        }
    }

    private static X509CertificateHolder signed(X509v3CertificateBuilder builder, PrivateKey key) {
        try {
            return builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigInteger serial() {
        return new BigInteger(127, new SecureRandom()).add(BigInteger.ONE);
    }

    private static Date from(Instant now) {
        return Date.from(now.minus(CLOCKS_MAY_DIFFER));
    }

    private static Date until(Instant now, Duration life) {
        return Date.from(now.plus(life));
    }
}
