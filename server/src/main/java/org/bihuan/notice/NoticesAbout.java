package org.bihuan.notice;

import static org.bihuan.schema.notice.Tables.CHANNEL;
import static org.bihuan.schema.notice.Tables.DELIVERY;
import static org.bihuan.schema.notice.Tables.NOTICE_;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;

import java.util.List;
import java.util.UUID;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/**
 * What has been told about a thing so far, for who is about to narrow down who may know of it. Deliveries are kept for 90
 * days: what left before is no longer counted.
 */
@Repository
public class NoticesAbout {

    private static final int MOST_CHANNELS = 100;

    /** Messages that have left for a group robot or another system. */
    public record Sent(String channel, int messages) {}

    /**
     * @param people accounts told in the notice centre
     * @param mails letters sent, to addresses outside
     * @param waiting letters and messages still to be sent
     */
    public record Told(int people, int mails, int waiting, List<Sent> channels) {
        public Told {
            channels = List.copyOf(channels);
        }
    }

    private final DSLContext sql;

    NoticesAbout(DSLContext sql) {
        this.sql = sql;
    }

    /** @param objectKind what the notices open: {@code matter} */
    public Told of(ZoneKey zone, String objectKind, UUID object) {
        var people = sql.select(countDistinct(NOTICE_.ACCOUNT_ID))
                .from(NOTICE_)
                .where(
                        NOTICE_.ZONE_ID.eq(zone.value()),
                        NOTICE_.OBJECT_ID.eq(object),
                        NOTICE_.OBJECT_KIND.eq(objectKind))
                .fetchSingle()
                .value1();
        var about = DELIVERY.ZONE_ID
                .eq(zone.value())
                .and(DELIVERY.OBJECT_ID.eq(object))
                .and(DELIVERY.OBJECT_KIND.eq(objectKind));
        var sent = about.and(DELIVERY.STATE.eq("SENT"));
        return new Told(
                people,
                sql.fetchCount(DELIVERY, sent.and(DELIVERY.VIA.eq("MAIL"))),
                sql.fetchCount(DELIVERY, about.and(DELIVERY.STATE.eq("WAITING"))),
                channels(zone, sent));
    }

    private List<Sent> channels(ZoneKey zone, Condition sent) {
        return sql.select(CHANNEL.NAME, count())
                .from(DELIVERY)
                .join(CHANNEL)
                .on(
                        CHANNEL.ZONE_ID.eq(DELIVERY.ZONE_ID),
                        CHANNEL.ID.eq(DELIVERY.CHANNEL_ID),
                        CHANNEL.ZONE_ID.eq(zone.value()))
                .where(sent)
                .groupBy(CHANNEL.ID, CHANNEL.NAME)
                .orderBy(CHANNEL.NAME)
                .limit(MOST_CHANNELS)
                .fetch(row -> new Sent(row.value1(), row.value2()));
    }
}
