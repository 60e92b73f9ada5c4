package dev.holdfast.printservice.spool;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/// Graph's printCertificateSigningRequest: the certificate that a printer wants, and the key that its data is to be
/// encrypted to. Both are Base64 of DER, where clients may have left PEM's first and last line and its line ends.
public final class SigningRequest {

    private static final int LONGEST = 16 * 1024;
    private static final int RSA_BITS = 2_048;
    private static final int MOST_RSA_BITS = 8_192;
    private static final int EC_BITS = 256;

    private final byte[] request;
    private final byte[] transportKey;

    private SigningRequest(byte[] request, byte[] transportKey) {
        this.request = request;
        this.transportKey = transportKey;
    }

    /// Checks both: the request must be signed with the key that it names, and keys must be strong enough.
    public static SigningRequest of(String content, String transportKey) {
        byte[] request = der("certificateSigningRequest.content", content);
        byte[] key = der("certificateSigningRequest.transportKey", transportKey);
        check(request);
        if (!isStrong(publicKey(key).orElseGet(() -> bareRsaKey(key)))) {
            throw weak("certificateSigningRequest.transportKey");
        }
        return new SigningRequest(request, key);
    }

    byte[] request() {
        return request.clone();
    }

    byte[] transportKey() {
        return transportKey.clone();
    }

    private static void check(byte[] request) {
        try {
            var parsed = new PKCS10CertificationRequest(request);
            var key = publicKey(parsed.getSubjectPublicKeyInfo().getEncoded())
                    .orElseThrow(() -> weak("certificateSigningRequest.content"));
            if (!isStrong(key)) {
                throw weak("certificateSigningRequest.content");
            }
            var verifier = new JcaContentVerifierProviderBuilder().build(key);
            if (!parsed.isSignatureValid(verifier)) {
                throw malformed("certificateSigningRequest.content", "is not signed with its own key");
            }
        } catch (GraphProblem refused) {
            throw refused;
        } catch (IOException | OperatorCreationException | PKCSException | RuntimeException e) {
            // The parser and the verifier throw whatever their innards do, where the bytes are not what they expect.
            throw malformed("certificateSigningRequest.content", "is not a PKCS#10 certificate signing request");
        }
    }

    private static byte[] der(String field, String text) {
        if (text.length() > LONGEST) {
            throw malformed(field, "is too long");
        }
        String bare =
                text.replaceAll("-----(?:BEGIN|END) [A-Z ]{1,40}-----", "").replaceAll("\\s", "");
        if (bare.isEmpty()) {
            throw malformed(field, "must not be blank");
        }
        try {
            return Base64.getDecoder().decode(bare);
        } catch (IllegalArgumentException e) {
            throw malformed(field, "is not Base64");
        }
    }

    private static Optional<PublicKey> publicKey(byte[] der) {
        return publicKey("RSA", der).or(() -> publicKey("EC", der));
    }

    private static Optional<PublicKey> publicKey(String algorithm, byte[] der) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der)));
        } catch (InvalidKeySpecException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // Some clients send PKCS#1's bare key, without the algorithm around it.
    private static PublicKey bareRsaKey(byte[] der) {
        try {
            var key = org.bouncycastle.asn1.pkcs.RSAPublicKey.getInstance(der);
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw malformed("certificateSigningRequest.transportKey", "is not a public key");
        }
    }

    private static boolean isStrong(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa ->
                rsa.getModulus().bitLength() >= RSA_BITS && rsa.getModulus().bitLength() <= MOST_RSA_BITS;
            case ECPublicKey ec -> ec.getParams().getCurve().getField().getFieldSize() >= EC_BITS;
            default -> false;
        };
    }

    private static GraphProblem weak(String field) {
        return malformed(field, "has a key of a kind or size that is not taken: RSA from 2048 or EC from 256 bits");
    }

    private static GraphProblem malformed(String field, String what) {
        return GraphProblem.badRequest("The property '" + field + "' " + what + ".");
    }
}
