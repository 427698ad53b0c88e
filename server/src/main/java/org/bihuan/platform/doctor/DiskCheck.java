package org.bihuan.platform.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.bihuan.platform.DataFolder;
import org.bihuan.platform.HealthCheck;

/** Room on the disk of the data folder: below 1 GB it is time to act, below 300 MB the product does not start. */
public record DiskCheck(DataFolder folder) implements HealthCheck {

    private static final long LITTLE = 1024L * 1024 * 1024;

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public List<Finding> check() {
        try {
            var free = Files.getFileStore(folder.root()).getUsableSpace();
            return free >= LITTLE
                    ? List.of()
                    : List.of(new Finding(
                            Severity.WARNING,
                            "PLATFORM-DISK-LOW",
                            "数据目录所在磁盘只剩 %d MB".formatted(free / 1024 / 1024),
                            "清理磁盘，或停止产品后把数据目录整体搬到更大的磁盘"));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
