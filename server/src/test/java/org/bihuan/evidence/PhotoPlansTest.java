package org.bihuan.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.evidence.Tables.PHOTO_PRINT;

import java.sql.DriverManager;
import java.util.UUID;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestDatabase;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** With 66,000 prints of 6,000 photos in the zone, near ones are found by their pieces and not by reading all of them. */
@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhotoPlansTest {

    @Autowired
    TestZones zones;

    @Autowired
    PhotoPrints prints;

    @Autowired
    DSLContext sql;

    TestZone zone;

    @BeforeAll
    void manyPrints() throws Exception {
        zone = zones.create();
        try (var connection = DriverManager.getConnection(TestDatabase.superuserUrl());
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into evidence.file (zone_id, id, sha256, media_type, bytes, name, previewed, uploaded_by,
                      uploader_name, uploaded_at)
                    select '%s', gen_random_uuid(), encode(sha256(i::text::bytea), 'hex'), 'image/jpeg', 1, 'a.jpg', true,
                      '%s', '吕晓东', now() from generate_series(1, 6000) i
                    """.formatted(zone.key, zone.lanheLiaison.account()));
            statement.execute("""
                    insert into evidence.photo_print (zone_id, file_id, part, bits, bands)
                    select f.zone_id, f.id, part, b.bits,
                      (select array_agg((band * 256 + ((b.bits >> (8 * band)) & 255))::smallint)
                       from generate_series(0, 7) band)
                    from evidence.file f, generate_series(0, 10) part,
                      lateral (select ('x' || substr(md5(f.id::text || part), 1, 16))::bit(64)::bigint bits) b
                    where f.zone_id = '%s'
                    """.formatted(zone.key));
            statement.execute("vacuum analyze evidence.photo_print");
        }
    }

    @Test
    void aPrintIsHeldAgainstThoseWithAPieceInCommonAlone() {
        for (boolean whole : new boolean[] {true, false}) {
            var asked = new PhotoPrint(0, 0x123456789ABCDEFL);
            var plan = zone.inZone(() -> sql.explain(prints.near(zone.key, new UUID(0, 1), asked, whole, 12, 40))
                    .plan());

            assertThat(plan)
                    .as(plan)
                    .doesNotContain("Seq Scan on photo_print")
                    .contains(whole ? "photo_print_whole_ix" : "photo_print_bands_ix");
        }
    }

    @Test
    void everyPrintFindsItsLikeWithinSevenBits() {
        var some = zone.inZone(() -> sql.selectFrom(PHOTO_PRINT)
                .where(PHOTO_PRINT.ZONE_ID.eq(zone.key.value()))
                .limit(20)
                .fetch());
        for (var row : some) {
            var changed = new PhotoPrint(0, row.getBits() ^ 0x0102040810204000L);
            assertThat(zone.inZone(() -> prints.near(zone.key, new UUID(0, 1), changed, false, 7, 40)
                            .fetch(found -> found.value1())))
                    .contains(row.getFileId());
        }
    }
}
