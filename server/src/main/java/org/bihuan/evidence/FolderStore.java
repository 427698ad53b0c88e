package org.bihuan.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bihuan.shared.ZoneKey;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * Evidence in a folder: {@code <zone>/<first two hex digits>/<key>}. Written beside, forced to disk, then moved in one
 * step, so that a half-written file is never found under its key.
 */
final class FolderStore implements EvidenceStore {

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}(\\.[0-9]{1,4})?");

    private final Path root;

    FolderStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public Path scratch() throws IOException {
        return Files.createTempFile(Files.createDirectories(root.resolve("incoming")), "upload-", ".part");
    }

    @Override
    public void keep(ZoneKey zone, String key, Path file) throws IOException {
        var place = place(zone, key);
        if (Files.exists(place)) {
            Files.deleteIfExists(file);
            return;
        }
        var folder = Files.createDirectories(place.getParent());
        force(file);
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    @Override
    public Optional<Resource> find(ZoneKey zone, String key) {
        var place = place(zone, key);
        return Files.isRegularFile(place) ? Optional.of(new FileSystemResource(place)) : Optional.empty();
    }

    private Path place(ZoneKey zone, String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not a key of the evidence store: " + key);
        }
        return root.resolve(zone.toString()).resolve(key.substring(0, 2)).resolve(key);
    }

    private static void force(Path path) throws IOException {
        var option = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (var channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
