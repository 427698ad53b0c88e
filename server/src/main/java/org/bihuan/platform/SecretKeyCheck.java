package org.bihuan.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;

/**
 * The file of the key that seals secrets: nobody but the product's own user may read it. There is none as long as nothing
 * has been sealed; whether it is the right one is told by the rooms that have sealed something.
 *
 * @param set the key comes from the settings, and no file counts
 */
record SecretKeyCheck(DataFolder folder, boolean set) implements HealthCheck {

    @Override
    public String name() {
        return "secrets";
    }

    @Override
    public List<Finding> check() {
        var file = folder.secretKey();
        if (set || !Files.exists(file)) {
            return List.of();
        }
        try {
            var open = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            open.removeAll(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            return open.isEmpty()
                    ? List.of()
                    : List.of(new Finding(
                            Severity.ERROR,
                            "PLATFORM-SECRET-KEY-OPEN",
                            "密钥文件 %s 可被其他用户读取或执行".formatted(file),
                            "执行 chmod 600 secret.key；如已泄露，更换密钥并重新设置双因素认证和通知渠道"));
        } catch (UnsupportedOperationException noPosix) {
            return List.of();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
