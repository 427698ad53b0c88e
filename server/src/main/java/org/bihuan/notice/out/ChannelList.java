package org.bihuan.notice.out;

import static org.bihuan.schema.notice.Tables.CHANNEL;
import static org.bihuan.schema.notice.Tables.DELIVERY;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The channels of a zone with how they fare, by name. */
@Repository
public class ChannelList {

    public record Unit(UUID id, String name) {}

    /**
     * @param address scheme and host; the rest is its key
     * @param signed whether messages carry a signature
     * @param waiting deliveries on their way, {@code dead} those given up
     */
    public record Row(
            UUID id,
            String name,
            ChannelFormat format,
            String address,
            boolean signed,
            @Nullable Unit unit,
            List<String> kinds,
            boolean enabled,
            int waiting,
            int dead,
            @Nullable Instant sentAt,
            int version) {}

    /** Whether mail can be sent, and under which name. */
    public record Mail(boolean configured, String from) {}

    public record Channels(Page<Row> page, Mail mail, List<String> kinds) {}

    private final DSLContext sql;
    private final Mailer mailer;

    ChannelList(DSLContext sql, Mailer mailer) {
        this.sql = sql;
        this.mailer = mailer;
    }

    @Transactional(readOnly = true)
    public Channels page(Viewer viewer, PageRequest request) {
        viewer.mustHave(Permit.SYSTEM_SETTINGS);
        var zone = viewer.zone().value();
        var there = CHANNEL.ZONE_ID.eq(zone).and(CHANNEL.REMOVED_AT.isNull());
        var fares = select(
                        DELIVERY.ZONE_ID.as("zone_id"),
                        DELIVERY.CHANNEL_ID.as("channel_id"),
                        count().filterWhere(DELIVERY.STATE.eq("WAITING")).as("waiting"),
                        count().filterWhere(DELIVERY.STATE.eq("DEAD")).as("dead"),
                        max(DELIVERY.SETTLED_AT)
                                .filterWhere(DELIVERY.STATE.eq("SENT"))
                                .as("sent_at"))
                .from(DELIVERY)
                .where(DELIVERY.ZONE_ID.eq(zone), DELIVERY.CHANNEL_ID.isNotNull())
                .groupBy(DELIVERY.ZONE_ID, DELIVERY.CHANNEL_ID)
                .asTable("fares");
        var waiting = fares.field("waiting", Integer.class);
        var dead = fares.field("dead", Integer.class);
        var sentAt = fares.field("sent_at", Instant.class);
        var rows = sql.select(CHANNEL.fields())
                .select(UNIT.NAME, waiting, dead, sentAt)
                .from(CHANNEL)
                .leftJoin(UNIT)
                .on(UNIT.ZONE_ID.eq(CHANNEL.ZONE_ID), UNIT.ID.eq(CHANNEL.UNIT_ID), UNIT.ZONE_ID.eq(zone))
                .leftJoin(fares)
                .on(
                        CHANNEL.ZONE_ID.eq(fares.field("zone_id", UUID.class)),
                        CHANNEL.ID.eq(fares.field("channel_id", UUID.class)))
                .where(there)
                .orderBy(CHANNEL.NAME, CHANNEL.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> new Row(
                        row.get(CHANNEL.ID),
                        row.get(CHANNEL.NAME),
                        ChannelFormat.valueOf(row.get(CHANNEL.FORMAT)),
                        row.get(CHANNEL.ADDRESS_SHOWN),
                        row.get(CHANNEL.SECRET_SEALED) != null,
                        row.get(CHANNEL.UNIT_ID) == null
                                ? null
                                : new Unit(row.get(CHANNEL.UNIT_ID), row.get(UNIT.NAME)),
                        List.of(row.get(CHANNEL.KINDS)),
                        row.get(CHANNEL.ENABLED),
                        row.get(waiting) == null ? 0 : row.get(waiting),
                        row.get(dead) == null ? 0 : row.get(dead),
                        row.get(sentAt),
                        row.get(CHANNEL.VERSION)));
        return new Channels(
                Page.of(rows, request, sql.fetchCount(CHANNEL, there)),
                new Mail(mailer.isThere(), mailer.from()),
                NoticeWords.kinds());
    }
}
