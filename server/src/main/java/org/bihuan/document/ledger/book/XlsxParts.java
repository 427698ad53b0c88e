package org.bihuan.document.ledger.book;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The directory of an .xlsx: which entry is the workbook, which the styles, the strings and each sheet,
 * found through the relationships and not by their usual names.
 */
public final class XlsxParts implements AutoCloseable {

    private final ZipFile zip;
    private final LedgerLimits limits;
    private final String workbook;
    private final Map<String, Relation> relations;

    private record Relation(String type, String target) {}

    /** A sheet, and the zip entry that holds it. */
    public record SheetPart(SheetInfo info, String entry) {}

    private XlsxParts(ZipFile zip, LedgerLimits limits) {
        this.zip = zip;
        this.limits = limits;
        this.workbook = relations("_rels/.rels").values().stream()
                .filter(relation -> relation.type.endsWith("/officeDocument"))
                .map(Relation::target)
                .findFirst()
                .map(target -> resolve("", target))
                .orElseThrow(() -> LedgerProblem.broken("_rels/.rels"));
        this.relations = relations(relationsOf(workbook));
    }

    public static XlsxParts open(Path file, LedgerLimits limits) {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException broken) {
            throw LedgerProblem.broken("ZIP");
        }
        try {
            return new XlsxParts(zip, limits);
        } catch (RuntimeException refused) {
            closeQuietly(zip);
            throw refused;
        }
    }

    private static void closeQuietly(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }

    /** Sheets with cells, in the order of the tabs; chart sheets are left out. */
    public List<SheetPart> sheets() {
        var sheets = new ArrayList<SheetPart>();
        try (var xml = Xml.open(stream(workbook))) {
            while (xml.nextTag()) {
                if (xml.starts("sheet")) {
                    var relation = relations.get(xml.attribute("id", ""));
                    if (relation != null && relation.type.endsWith("/worksheet")) {
                        boolean hidden = !xml.attribute("state", "visible").equals("visible");
                        var info = new SheetInfo(sheets.size(), xml.attribute("name", ""), hidden);
                        sheets.add(new SheetPart(info, resolve(folder(workbook), relation.target)));
                    }
                }
            }
        }
        return sheets;
    }

    public boolean date1904() {
        try (var xml = Xml.open(stream(workbook))) {
            while (xml.nextTag()) {
                if (xml.starts("workbookPr")) {
                    return xml.flag("date1904");
                }
            }
        }
        return false;
    }

    /** The entry of the shared strings or the styles; absent when the workbook has none. */
    public @Nullable String part(String kind) {
        return relations.values().stream()
                .filter(relation -> relation.type.endsWith("/" + kind))
                .map(relation -> resolve(folder(workbook), relation.target))
                .findFirst()
                .orElse(null);
    }

    public InputStream stream(String entryName) {
        try {
            return BoundedEntry.open(zip, entry(entryName), limits);
        } catch (IOException broken) {
            throw LedgerProblem.broken(entryName);
        }
    }

    /** Bytes the entry takes in the zip. */
    long packedSize(String entryName) {
        return entry(entryName).getCompressedSize();
    }

    private ZipEntry entry(String name) {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw LedgerProblem.broken(name);
        }
        return entry;
    }

    private Map<String, Relation> relations(String entryName) {
        var found = new HashMap<String, Relation>();
        try (var xml = Xml.open(stream(entryName))) {
            while (xml.nextTag()) {
                if (xml.starts("Relationship")
                        && !xml.attribute("TargetMode", "").equals("External")) {
                    found.put(
                            xml.attribute("Id", ""),
                            new Relation(xml.attribute("Type", ""), xml.attribute("Target", "")));
                }
            }
        }
        return found;
    }

    /** The relationship entry that belongs to a part. */
    public static String relationsOf(String part) {
        return folder(part) + "_rels/" + part.substring(part.lastIndexOf('/') + 1) + ".rels";
    }

    public static String folder(String part) {
        return part.substring(0, part.lastIndexOf('/') + 1);
    }

    private static String resolve(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        var path = Path.of("/" + folder).resolve(target).normalize().toString();
        return path.substring(1);
    }

    @Override
    public void close() {
        closeQuietly(zip);
    }
}
