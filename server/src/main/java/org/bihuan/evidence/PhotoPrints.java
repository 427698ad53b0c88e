package org.bihuan.evidence;

import static org.bihuan.schema.evidence.Tables.FILE;
import static org.bihuan.schema.evidence.Tables.PHOTO_PRINT;
import static org.bihuan.schema.evidence.Tables.PHOTO_SIGN;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The rows of what photos look like; written once a photo. */
@Repository
class PhotoPrints {

    static final short WHOLE = 0;

    private final DSLContext sql;

    PhotoPrints(DSLContext sql) {
        this.sql = sql;
    }

    /** Does nothing where the photo has been gone through already. */
    void add(ZoneKey zone, UUID file, PhotoLook look) {
        var signs = look.signs();
        int added = sql.insertInto(PHOTO_SIGN)
                .set(PHOTO_SIGN.ZONE_ID, zone.value())
                .set(PHOTO_SIGN.FILE_ID, file)
                .set(PHOTO_SIGN.PRINTED, !look.prints().isEmpty())
                .set(PHOTO_SIGN.SOFTWARE, signs.software())
                .set(PHOTO_SIGN.EDITED, signs.software() != null)
                .set(PHOTO_SIGN.SCREENSHOT, signs.screenshot())
                .set(PHOTO_SIGN.ACCURACY_M, signs.accuracyMetres())
                .onConflictDoNothing()
                .execute();
        if (added == 0 || look.prints().isEmpty()) {
            return;
        }
        var rows = sql.insertInto(
                PHOTO_PRINT,
                PHOTO_PRINT.ZONE_ID,
                PHOTO_PRINT.FILE_ID,
                PHOTO_PRINT.PART,
                PHOTO_PRINT.BITS,
                PHOTO_PRINT.BANDS);
        for (var print : look.prints()) {
            rows = rows.values(zone.value(), file, (short) print.part(), print.bits(), print.bands());
        }
        rows.execute();
    }

    Map<UUID, PhotoSigns> signs(ZoneKey zone, Collection<UUID> files) {
        return sql.selectFrom(PHOTO_SIGN)
                .where(PHOTO_SIGN.ZONE_ID.eq(zone.value()), PHOTO_SIGN.FILE_ID.in(files))
                .fetchMap(
                        PHOTO_SIGN.FILE_ID,
                        row -> new PhotoSigns(row.getSoftware(), row.getScreenshot(), row.getAccuracyM()));
    }

    List<PhotoPrint> of(ZoneKey zone, UUID file) {
        return sql.selectFrom(PHOTO_PRINT)
                .where(PHOTO_PRINT.ZONE_ID.eq(zone.value()), PHOTO_PRINT.FILE_ID.eq(file))
                .orderBy(PHOTO_PRINT.PART)
                .fetch(row -> new PhotoPrint(row.getPart(), row.getBits()));
    }

    /**
     * Photos with a print that has a piece in common with the given one, and no more different bits than that, the nearest
     * first.
     *
     * @param whole only prints of whole photos
     */
    Select<Record2<UUID, Integer>> near(ZoneKey zone, UUID but, PhotoPrint print, boolean whole, int most, int limit) {
        Field<Integer> distance =
                DSL.field("bit_count(({0} # {1})::bit(64))::int", Integer.class, PHOTO_PRINT.BITS, val(print.bits()));
        return sql.select(PHOTO_PRINT.FILE_ID, min(distance))
                .from(PHOTO_PRINT)
                .where(
                        PHOTO_PRINT.ZONE_ID.eq(zone.value()),
                        whole ? PHOTO_PRINT.PART.eq(inline(WHOLE)) : noCondition(),
                        inCommon(print),
                        PHOTO_PRINT.FILE_ID.ne(but),
                        distance.le(most))
                .groupBy(PHOTO_PRINT.FILE_ID)
                .orderBy(min(distance), PHOTO_PRINT.FILE_ID)
                .limit(limit);
    }

    private static Condition inCommon(PhotoPrint print) {
        return DSL.or(Arrays.stream(print.bands())
                .map(band -> PHOTO_PRINT.BANDS.contains(new Short[] {band}))
                .toList());
    }

    /** Other uploads of the same bytes, the oldest first. */
    List<UUID> same(ZoneKey zone, UUID but, String sha256, int limit) {
        return sql.select(FILE.ID)
                .from(FILE)
                .where(FILE.ZONE_ID.eq(zone.value()), FILE.SHA256.eq(sha256), FILE.ID.ne(but))
                .orderBy(FILE.UPLOADED_AT, FILE.ID)
                .limit(limit)
                .fetch(FILE.ID);
    }

    /** Photos nobody has gone through yet. */
    List<UUID> unseen(ZoneKey zone, int limit) {
        return sql.select(FILE.ID)
                .from(FILE)
                .where(
                        FILE.ZONE_ID.eq(zone.value()),
                        FILE.PREVIEWED.isTrue(),
                        notExists(selectOne()
                                .from(PHOTO_SIGN)
                                .where(PHOTO_SIGN.ZONE_ID.eq(zone.value()), PHOTO_SIGN.FILE_ID.eq(FILE.ID))))
                .orderBy(FILE.ID)
                .limit(limit)
                .fetch(FILE.ID);
    }
}
