package org.bihuan.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Seals what must not lie readable in the database: keys of channels, secrets of second factors (AES-256-GCM). The key
 * is {@code bihuan.secret-key} (32 bytes in base64), else the file {@code secret.key} of the data folder, which no backup
 * contains. What is sealed for one purpose cannot be opened for another.
 */
@Component
public class Secrets {

    private static final String VERSION = "v1.";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Environment settings;
    private volatile @Nullable SecretKey key;
    private final SecureRandom random = new SecureRandom();

    Secrets(Environment settings) {
        this.settings = settings;
        this.key = SecretKeyFile.find(settings).orElse(null);
    }

    /** @param purpose whose secret it is, such as {@code second-factor:<account>}; opening needs the same */
    public String seal(String plain, String purpose) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, keyForSealing(), nonce, plain.getBytes(StandardCharsets.UTF_8), purpose);
        var whole = new byte[NONCE + sealed.length];
        System.arraycopy(nonce, 0, whole, 0, NONCE);
        System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
        return VERSION + Base64.getEncoder().encodeToString(whole);
    }

    /** Refuses with {@code PLATFORM-SECRET-UNREADABLE} what another key has sealed, as after a restore without the key. */
    public String open(String sealed, String purpose) {
        if (!sealed.startsWith(VERSION)) {
            throw new IllegalStateException("sealed by an unknown version");
        }
        var whole = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
        var nonce = java.util.Arrays.copyOf(whole, NONCE);
        var content = java.util.Arrays.copyOfRange(whole, NONCE, whole.length);
        var present = key;
        if (present == null) {
            throw unreadable();
        }
        return new String(run(Cipher.DECRYPT_MODE, present, nonce, content, purpose), StandardCharsets.UTF_8);
    }

    /** The same for the same text and purpose, and of no use without the key: to find equal ones (HMAC-SHA256). */
    public String fingerprint(String plain, String purpose) {
        try {
            var mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(new javax.crypto.spec.SecretKeySpec(keyForSealing().getEncoded(), "HmacSHA256"));
            mac.update((purpose + "\0").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Whether the present key opens it. */
    public boolean opens(String sealed, String purpose) {
        try {
            return !open(sealed, purpose).isEmpty();
        } catch (Problem | IllegalStateException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** The key is made for the first thing there is to seal: whoever only looks leaves no key behind. */
    private synchronized SecretKey keyForSealing() {
        var present = key;
        if (present == null) {
            present = SecretKeyFile.findOrMake(settings);
            key = present;
        }
        return present;
    }

    private static byte[] run(int mode, SecretKey key, byte[] nonce, byte[] content, String purpose) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (javax.crypto.AEADBadTagException otherKey) {
            throw unreadable();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Problem unreadable() {
        return Problem.conflict("PLATFORM-SECRET-UNREADABLE", "密钥文件已更换，原有加密内容无法读取。请系统管理员恢复 secret.key，或重新设置该项。");
    }
}
