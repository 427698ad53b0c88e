package org.bihuan.audit;

import java.time.Instant;
import org.bihuan.schema.audit.tables.records.SealRecord;

/** A sealed batch: its hash covers the digests of its records and the hash before it. */
public record AuditSeal(
        long number,
        Instant sealedAt,
        int recordCount,
        Instant firstAt,
        Instant lastAt,
        DigestAlgorithm algorithm,
        String previousHash,
        String hash) {

    static AuditSeal of(SealRecord row) {
        return new AuditSeal(
                row.getNumber(),
                row.getSealedAt(),
                row.getRecordCount(),
                row.getFirstAt(),
                row.getLastAt(),
                DigestAlgorithm.of(row.getAlgorithm()),
                row.getPreviousHash(),
                row.getHash());
    }
}
