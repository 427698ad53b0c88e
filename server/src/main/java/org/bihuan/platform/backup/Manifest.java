package org.bihuan.platform.backup;

import java.time.Instant;
import java.util.List;

/**
 * What a backup holds, written last: every part with its hash, and the migrations the data had seen, so that restore can
 * build exactly that schema before it fills it.
 */
public record Manifest(
        int format,
        Instant takenAt,
        String postgres,
        List<String> migrations,
        List<Table> tables,
        List<Evidence> evidence) {

    public static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    /** A table with its columns in the order of the copied rows; {@code sha256} is that of the copied text. */
    public record Table(String name, List<String> columns, long rows, String sha256) {

        String entry() {
            return "tables/" + name + ".copy";
        }
    }

    /** A file of the evidence folder by its path below it. */
    public record Evidence(String path, long bytes, String sha256) {

        static final String FOLDER = "evidence/";

        String entry() {
            return FOLDER + path;
        }
    }

    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
