package org.bihuan.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.notice.Tables.CHANNEL;
import static org.bihuan.schema.notice.Tables.DELIVERY;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Ids;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who restricts a matter is told first what about it has left already; a lock stands beside it from then on. */
class ToldAlreadyApiTest extends MatterApi {

    @Autowired
    DSLContext sql;

    @Test
    void tellsWhoMayRestrictItWhatHasLeftAlready() {
        var id = open("SUPERVISED_ITEM");
        sent(id);
        var path = "/api/matters/" + id + "/told";
        var expected = zones.json("""
                {"people": 1, "mails": 0, "waiting": 1, "channels": [{"channel": "督查群", "messages": 2}]}
                """);

        assertThat(zone.officer.get(path).body()).isEqualTo(expected);
        assertThat(zone.lanheLiaison.get(path).body()).isEqualTo(expected);
        assertThat(zone.inspector.get(path).body().at("/code").asString()).isEqualTo("MATTER-NOT-HANDLER");
        assertThat(zone.xinqiaoLiaison.get(path).body().at("/code").asString()).isEqualTo("MATTER-NOT-FOUND");
        assertThat(zones.create().officer.get(path).body().at("/code").asString())
                .isEqualTo("MATTER-NOT-FOUND");
    }

    @Test
    void locksItInTheListsOfThoseWhoSeeIt() {
        var id = open("SUPERVISED_ITEM");
        assertThat(zone.officer
                        .get("/api/matters")
                        .body()
                        .at("/items/0/restricted")
                        .asBoolean())
                .isFalse();
        act(zone.officer, id, Map.of("act", "RESTRICT", "reason", "涉及举报人"), "ASSIGNED");

        assertThat(zone.officer
                        .get("/api/matters")
                        .body()
                        .at("/items/0/restricted")
                        .asBoolean())
                .isTrue();
        assertThat(zone.officer
                        .get("/api/matters/" + id + "/told")
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("MATTER-ALREADY-RESTRICTED");
    }

    /** Two messages that have reached a group, and one that waits. */
    private void sent(UUID matter) {
        var channel = Ids.next();
        var now = Instant.parse("2026-11-20T01:00:00Z");
        zone.inZone(() -> {
            sql.insertInto(CHANNEL)
                    .set(CHANNEL.ZONE_ID, zone.key.value())
                    .set(CHANNEL.ID, channel)
                    .set(CHANNEL.NAME, "督查群")
                    .set(CHANNEL.FORMAT, "WECOM")
                    .set(CHANNEL.ADDRESS_SEALED, "x")
                    .set(CHANNEL.ADDRESS_SHOWN, "x")
                    .set(CHANNEL.KINDS, new String[] {"matter.urged"})
                    .set(CHANNEL.ENABLED, false)
                    .set(CHANNEL.CREATED_AT, now)
                    .set(CHANNEL.VERSION, 1)
                    .execute();
            for (var state : new String[] {"SENT", "SENT", "WAITING"}) {
                sql.insertInto(DELIVERY)
                        .set(DELIVERY.ZONE_ID, zone.key.value())
                        .set(DELIVERY.ID, Ids.next())
                        .set(DELIVERY.VIA, "CHANNEL")
                        .set(DELIVERY.CHANNEL_ID, channel)
                        .set(DELIVERY.KIND, "matter.urged")
                        .set(DELIVERY.OBJECT_KIND, "matter")
                        .set(DELIVERY.OBJECT_ID, matter)
                        .set(DELIVERY.CONTENT, JSONB.valueOf("{}"))
                        .set(DELIVERY.STATE, state)
                        .set(DELIVERY.TRIES, 1)
                        .set(DELIVERY.CREATED_AT, now)
                        .set(DELIVERY.DUE_AT, Instant.parse("2099-01-01T00:00:00Z"))
                        .set(DELIVERY.SETTLED_AT, state.equals("SENT") ? now : null)
                        .execute();
            }
            return null;
        });
    }
}
