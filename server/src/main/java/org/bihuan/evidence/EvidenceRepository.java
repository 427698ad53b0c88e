package org.bihuan.evidence;

import static org.bihuan.schema.evidence.Tables.FILE;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.schema.evidence.tables.records.FileRecord;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The rows of uploads; written once, never changed. */
@Repository
class EvidenceRepository {

    private final DSLContext sql;

    EvidenceRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** False when the id is taken already. */
    boolean add(ZoneKey zone, EvidenceFile file) {
        return sql.insertInto(FILE)
                        .set(FILE.ZONE_ID, zone.value())
                        .set(FILE.ID, file.id())
                        .set(FILE.SHA256, file.sha256())
                        .set(FILE.MEDIA_TYPE, file.mediaType())
                        .set(FILE.BYTES, file.bytes())
                        .set(FILE.NAME, file.name())
                        .set(FILE.WIDTH, file.width())
                        .set(FILE.HEIGHT, file.height())
                        .set(FILE.CAPTURED_AT, file.capturedAt())
                        .set(FILE.LATITUDE, file.latitude())
                        .set(FILE.LONGITUDE, file.longitude())
                        .set(FILE.DEVICE, file.device())
                        .set(FILE.PREVIEWED, file.previewed())
                        .set(FILE.UPLOADED_BY, file.uploadedBy())
                        .set(FILE.UPLOADER_NAME, file.uploaderName())
                        .set(FILE.UPLOADED_AT, file.uploadedAt())
                        .onConflict(FILE.ZONE_ID, FILE.ID)
                        .doNothing()
                        .execute()
                == 1;
    }

    Optional<EvidenceFile> find(ZoneKey zone, EvidenceId id) {
        return sql.selectFrom(FILE)
                .where(FILE.ZONE_ID.eq(zone.value()), FILE.ID.eq(id.value()))
                .fetchOptional(EvidenceRepository::file);
    }

    /** Those of the ids that are there, in the order asked for. */
    Map<EvidenceId, EvidenceFile> find(ZoneKey zone, Collection<EvidenceId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var found = sql.selectFrom(FILE)
                .where(
                        FILE.ZONE_ID.eq(zone.value()),
                        FILE.ID.in(ids.stream().map(EvidenceId::value).toList()))
                .fetchMap(FILE.ID, EvidenceRepository::file);
        var ordered = new LinkedHashMap<EvidenceId, EvidenceFile>();
        for (var id : ids) {
            var file = found.get(id.value());
            if (file != null) {
                ordered.put(id, file);
            }
        }
        return ordered;
    }

    /** The next files by id after the given one, for walking over all of them. */
    List<EvidenceFile> after(ZoneKey zone, UUID last, int most) {
        return sql.selectFrom(FILE)
                .where(FILE.ZONE_ID.eq(zone.value()), FILE.ID.gt(last))
                .orderBy(FILE.ID)
                .limit(most)
                .fetch(EvidenceRepository::file);
    }

    private static EvidenceFile file(FileRecord row) {
        return new EvidenceFile(
                row.getId(),
                row.getName(),
                row.getMediaType(),
                MediaType.of(row.getMediaType()).kind().name(),
                row.getBytes(),
                row.getSha256(),
                row.getWidth(),
                row.getHeight(),
                row.getCapturedAt(),
                row.getLatitude(),
                row.getLongitude(),
                row.getDevice(),
                row.getPreviewed(),
                row.getUploadedBy(),
                row.getUploaderName(),
                row.getUploadedAt());
    }
}
