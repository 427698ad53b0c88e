package org.bihuan.document.ledger.book;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The shared strings of a workbook. They are written once to a temporary file that is mapped into
 * memory, so two million of them cost eight bytes of heap each.
 */
final class XlsxStrings implements AutoCloseable {

    private final Arena arena = Arena.ofShared();
    private long[] starts = new long[1_024];
    private int count;
    private MemorySegment texts = MemorySegment.NULL;

    static XlsxStrings read(XlsxParts parts) {
        var strings = new XlsxStrings();
        var entry = parts.part("sharedStrings");
        if (entry == null) {
            return strings;
        }
        try {
            strings.spill(parts, entry);
            return strings;
        } catch (IOException unwritable) {
            strings.close();
            throw new UncheckedIOException(unwritable);
        } catch (RuntimeException refused) {
            strings.close();
            throw refused;
        }
    }

    String get(int index) {
        if (index < 0 || index >= count) {
            throw LedgerProblem.broken("sharedStrings " + index);
        }
        var bytes =
                texts.asSlice(starts[index], starts[index + 1] - starts[index]).toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void spill(XlsxParts parts, String entry) throws IOException {
        var file = Files.createTempFile("ledger-strings-", ".bin");
        try {
            long size;
            try (var xml = Xml.open(parts.stream(entry));
                    var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                size = write(xml, out);
            }
            if (size > 0) {
                texts = map(file, size);
            }
        } finally {
            Files.delete(file);
        }
    }

    private long write(Xml xml, OutputStream out) throws IOException {
        long at = 0;
        while (xml.nextTag()) {
            if (xml.starts("si")) {
                var bytes = xml.richText("si").getBytes(StandardCharsets.UTF_8);
                out.write(bytes);
                at += bytes.length;
                if (count + 2 > starts.length) {
                    starts = Arrays.copyOf(starts, starts.length * 2);
                }
                starts[++count] = at;
            }
        }
        return at;
    }

    private MemorySegment map(Path file, long size) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
