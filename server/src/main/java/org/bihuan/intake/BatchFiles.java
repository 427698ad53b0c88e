package org.bihuan.intake;

import static org.bihuan.schema.intake.Tables.FILE_PART;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The uploaded files, kept in the database in parts of one megabyte: every node reaches them, every backup has them. */
@Repository
class BatchFiles {

    private static final int PART = 1 << 20;

    private final DSLContext sql;

    BatchFiles(DSLContext sql) {
        this.sql = sql;
    }

    void keep(ZoneKey zone, BatchId batch, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            int seq = 0;
            for (var part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
                sql.insertInto(FILE_PART)
                        .columns(FILE_PART.ZONE_ID, FILE_PART.BATCH_ID, FILE_PART.SEQ, FILE_PART.BYTES)
                        .values(zone.value(), batch.value(), seq++, part)
                        .execute();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A copy on this node; delete it after use. */
    Path fetch(ZoneKey zone, BatchId batch) {
        try {
            var file = Files.createTempFile("ledger-", ".bin");
            try (OutputStream out = Files.newOutputStream(file)) {
                for (int seq = 0; ; seq++) {
                    var part = part(zone, batch, seq);
                    if (part.length == 0) {
                        return file;
                    }
                    out.write(part);
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private byte[] part(ZoneKey zone, BatchId batch, int seq) {
        return sql.select(FILE_PART.BYTES)
                .from(FILE_PART)
                .where(FILE_PART.ZONE_ID.eq(zone.value()), FILE_PART.BATCH_ID.eq(batch.value()), FILE_PART.SEQ.eq(seq))
                .fetchOptional(FILE_PART.BYTES)
                .orElse(new byte[0]);
    }
}
