package dev.holdfast.printservice.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.base.ProblemException;
import dev.holdfast.printservice.Clerk;
import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;

class AuthorityTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String KEY = Clerk.key(Clerk.usualPair());

    private static X509Certificate parsed(byte[] certificate) throws Exception {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    private static KeyPair pair(String algorithm, Object parameter) throws Exception {
        var generator = KeyPairGenerator.getInstance(algorithm);
        if (parameter instanceof String curve) {
            generator.initialize(new ECGenParameterSpec(curve));
        } else if (parameter instanceof Integer bits) {
            generator.initialize(bits);
        }
        return generator.generateKeyPair();
    }

    private static String request(KeyPair pair, String signature) throws Exception {
        var builder = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=x"), pair.getPublic());
        var signed = builder.build(new JcaContentSignerBuilder(signature).build(pair.getPrivate()));
        return Base64.getEncoder().encodeToString(signed.getEncoded());
    }

    @Test
    void a_stored_authority_signs_like_the_one_that_was_made() throws Exception {
        var made = Authority.make(NOW);
        var stored = Authority.of(made.certificate(), made.privateKey());
        var printer = UUID.randomUUID();
        var request = SigningRequest.of(Clerk.signingRequest(Clerk.usualPair()), KEY);

        var certificate = parsed(Base64.getDecoder().decode(stored.issue(printer, request.request(), NOW)));

        certificate.verify(parsed(made.certificate()).getPublicKey());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=" + printer);
        assertThat(certificate.getIssuerX500Principal())
                .isEqualTo(parsed(made.certificate()).getSubjectX500Principal());
        assertThat(certificate.getPublicKey()).isEqualTo(Clerk.usualPair().getPublic());
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(parsed(made.certificate()).getBasicConstraints()).isZero();
        assertThat(certificate.getSerialNumber()).isPositive();
    }

    @Test
    void keys_on_elliptic_curves_are_taken_and_weak_or_strange_ones_are_not() throws Exception {
        var curve = pair("EC", "secp256r1");
        assertThat(SigningRequest.of(request(curve, "SHA256withECDSA"), Clerk.key(curve)))
                .isNotNull();

        var weak = pair("RSA", 1_024);
        assertThatThrownBy(() -> SigningRequest.of(request(weak, "SHA256withRSA"), KEY))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("content");
        assertThatThrownBy(() -> SigningRequest.of(request(curve, "SHA256withECDSA"), Clerk.key(weak)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("transportKey");
        var strange = pair("Ed25519", null);
        assertThatThrownBy(() -> SigningRequest.of(request(strange, "Ed25519"), KEY))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("content");
    }

    @Test
    void a_request_signed_by_another_key_is_refused() throws Exception {
        var mine = pair("EC", "secp256r1");
        var other = pair("EC", "secp256r1");

        assertThatThrownBy(() -> SigningRequest.of(
                        request(new KeyPair(mine.getPublic(), other.getPrivate()), "SHA256withECDSA"), KEY))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("signed");
    }

    @Test
    void a_bare_rsa_key_is_a_transport_key() throws Exception {
        var info =
                SubjectPublicKeyInfo.getInstance(Clerk.usualPair().getPublic().getEncoded());
        var bare = Base64.getEncoder().encodeToString(info.parsePublicKey().getEncoded());

        assertThat(SigningRequest.of(Clerk.signingRequest(Clerk.usualPair()), bare))
                .isNotNull();
    }
}
