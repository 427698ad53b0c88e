package org.bihuan.notice.out;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signatures of those who receive: HMAC-SHA-256 in each one's own order. */
final class Signatures {

    private static final String WEBHOOK_SECRET = "whsec_";

    private Signatures() {}

    /** A new secret of 24 random bytes for a signed webhook. */
    static String newSecret() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return WEBHOOK_SECRET + Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Headers after Standard Webhooks: id and time are signed with the body, so that who receives can refuse a
     * repetition of the id and a time long past.
     */
    static Map<String, String> webhook(String secret, String id, Instant at, String body) {
        var key = Base64.getDecoder().decode(secret.substring(WEBHOOK_SECRET.length()));
        var time = String.valueOf(at.getEpochSecond());
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                time,
                "webhook-signature",
                "v1," + hmac(key, id + "." + time + "." + body));
    }

    /** The address of a 钉钉 robot with time in milliseconds and signature (加签). */
    static URI dingTalk(URI address, String secret, Instant at) {
        var time = at.toEpochMilli();
        var signature = hmac(secret.getBytes(StandardCharsets.UTF_8), time + "\n" + secret);
        var joint = address.getRawQuery() == null ? "?" : "&";
        return URI.create(address + joint + "timestamp=" + time + "&sign="
                + URLEncoder.encode(signature, StandardCharsets.UTF_8));
    }

    private static String hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
