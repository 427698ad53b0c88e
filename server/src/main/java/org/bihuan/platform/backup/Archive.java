package org.bihuan.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.bihuan.platform.StartRefused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup file opened for restoring. Nothing is taken from it before every part has proved to be what was put in. */
final class Archive implements AutoCloseable {

    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    static Archive open(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new StartRefused(
                    "RESTORE-FILE-MISSING", "找不到备份文件：%s".formatted(file), "the backup file is not there");
        }
        try {
            var zip = new ZipFile(file.toFile());
            return new Archive(zip, manifestOf(zip, file));
        } catch (ZipException notWhole) {
            throw damaged(file.toString());
        }
    }

    private static Manifest manifestOf(ZipFile zip, Path file) throws IOException {
        var entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            zip.close();
            throw damaged(file.toString());
        }
        try (var source = zip.getInputStream(entry)) {
            var manifest = JsonMapper.shared().readValue(source, Manifest.class);
            if (manifest.format() != Manifest.FORMAT) {
                throw new StartRefused(
                        "RESTORE-FORMAT-UNKNOWN",
                        "备份文件的格式 %d 本版本不认识，请使用更新的版本恢复".formatted(manifest.format()),
                        "the backup's format is unknown to this release: restore with a newer one");
            }
            return manifest;
        } catch (JacksonException notOurs) {
            zip.close();
            throw damaged(file.toString());
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** Reads everything once and compares it with the manifest. */
    void verify() throws IOException {
        for (var table : manifest.tables()) {
            verify(table.entry(), table.sha256());
        }
        for (var file : manifest.evidence()) {
            if (Path.of(file.path()).isAbsolute()
                    || Path.of(file.path()).normalize().startsWith("..")) {
                throw damaged(file.path());
            }
            verify(file.entry(), file.sha256());
        }
    }

    InputStream part(String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw damaged(name);
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void verify(String name, String sha256) throws IOException {
        try (var source = part(name)) {
            if (!Hashing.of(source).equals(sha256)) {
                throw damaged(name);
            }
        } catch (ZipException torn) {
            throw damaged(name);
        }
    }

    static StartRefused damaged(String part) {
        return new StartRefused(
                "RESTORE-FILE-DAMAGED",
                "备份文件已损坏或不是本产品的备份（%s），什么都没有改动，请换另一份备份".formatted(part),
                "the backup is damaged or not one of ours; nothing was changed: use another one");
    }
}
