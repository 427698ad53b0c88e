package org.bihuan.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.Environment;

/** Where the key of {@link Secrets} comes from; made for the first secret there is. */
final class SecretKeyFile {

    static final String SETTING = "bihuan.secret-key";
    private static final int BYTES = 32;

    private SecretKeyFile() {}

    /** The key there is; refuses a malformed one. */
    static Optional<SecretKey> find(Environment settings) {
        var given = settings.getProperty(SETTING);
        if (given != null) {
            return Optional.of(of(given, SETTING));
        }
        var file = file(settings);
        try {
            return Files.exists(file) ? Optional.of(of(Files.readString(file), file.toString())) : Optional.empty();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    static SecretKey findOrMake(Environment settings) {
        return find(settings).orElseGet(() -> {
            try {
                make(file(settings));
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
            return find(settings).orElseThrow();
        });
    }

    private static Path file(Environment settings) {
        return DataFolder.open(Path.of(settings.getRequiredProperty(RunningDatabase.DATA)))
                .secretKey();
    }

    /** Under another name first, so that half a key never counts. */
    private static void make(Path file) throws IOException {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var half = Files.createTempFile(
                file.getParent(),
                ".secret",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, Base64.getEncoder().encodeToString(bytes));
        try {
            Files.createLink(file, half);
        } catch (FileAlreadyExistsException faster) {
            // Another start made it; that one counts.
        } catch (UnsupportedOperationException noLinks) {
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.deleteIfExists(half);
    }

    private static SecretKey of(String base64, String where) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException malformed) {
            bytes = new byte[0];
        }
        if (bytes.length != BYTES) {
            throw new StartRefused(
                    "PLATFORM-SECRET-KEY-MALFORMED",
                    "%s 不是 32 字节的 Base64 密钥，请恢复原密钥".formatted(where),
                    "the secret key is not 32 bytes in base64: put the original back");
        }
        return new SecretKeySpec(bytes, "AES");
    }
}
