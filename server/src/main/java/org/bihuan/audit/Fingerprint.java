package org.bihuan.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.bihuan.schema.audit.tables.records.RecordRecord;
import org.jspecify.annotations.Nullable;

/**
 * The digest of one record and of one batch. Every field goes in with its length before it and an absent one is told
 * from an empty one, so that no two different records make the same bytes.
 */
final class Fingerprint {

    private final MessageDigest digest;

    private Fingerprint(DigestAlgorithm algorithm) {
        digest = algorithm.digest();
    }

    /** Over the row as the database returns it, facts in its canonical jsonb text. */
    static String of(RecordRecord row, DigestAlgorithm algorithm) {
        return new Fingerprint(algorithm)
                .add(row.getZoneId())
                .add(row.getId())
                .add(micros(row.getAt()))
                .add(row.getAccountId())
                .add(row.getActor())
                .add(row.getAct())
                .add(row.getOutcome())
                .add(row.getObjectKind())
                .add(row.getObjectId())
                .add(row.getCode())
                .add(row.getAddress())
                .add(row.getFacts())
                .hex();
    }

    /** Over the digests of the records in the order of their ids, and everything else the seal says. */
    static String of(
            long number,
            Instant firstAt,
            Instant lastAt,
            DigestAlgorithm algorithm,
            String previousHash,
            List<String> digests) {
        var print = new Fingerprint(algorithm)
                .add(number)
                .add(micros(firstAt))
                .add(micros(lastAt))
                .add(algorithm.label())
                .add(previousHash)
                .add(digests.size());
        digests.forEach(print::add);
        return print.hex();
    }

    private Fingerprint add(@Nullable Object value) {
        if (value == null) {
            digest.update((byte) 0);
            return this;
        }
        var bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        digest.update((byte) 1);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
        return this;
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** PostgreSQL keeps microseconds. */
    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
