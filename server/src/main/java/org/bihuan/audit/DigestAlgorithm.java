package org.bihuan.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.jcajce.provider.digest.SM3;

/** The hash function of a seal; a zone may change over at any seal, each names its own. */
public enum DigestAlgorithm {
    /** FIPS 180-4. */
    SHA_256("SHA-256"),
    /** GB/T 32905-2016, where commercial cryptography rules ask for it. */
    SM3("SM3");

    private final String label;

    DigestAlgorithm(String label) {
        this.label = label;
    }

    @JsonValue
    public String label() {
        return label;
    }

    static DigestAlgorithm of(String label) {
        for (var each : values()) {
            if (each.label.equals(label)) {
                return each;
            }
        }
        throw new IllegalStateException("digest algorithm " + label);
    }

    MessageDigest digest() {
        try {
            return switch (this) {
                case SHA_256 -> MessageDigest.getInstance("SHA-256");
                case SM3 -> new SM3.Digest();
            };
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
