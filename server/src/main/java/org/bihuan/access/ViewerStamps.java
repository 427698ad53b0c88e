package org.bihuan.access;

import static org.bihuan.schema.platform.Tables.VIEWER_STAMP;
import static org.jooq.impl.DSL.excluded;

import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stamps a zone anew when a transaction has written to a table that viewers are resolved from: whichever room wrote it,
 * and in the same commit, so that no node can use what it knew a moment longer.
 */
@Component
final class ViewerStamps implements ExecuteListener, ExecuteListenerProvider {

    private static final long serialVersionUID = 1L;

    /** The stamp of a zone that has not changed since it was founded. */
    private static final UUID NONE = new UUID(0, 0);

    private static final Pattern FACTS = Pattern.compile("^(?:insert into|update|delete from) \"?(?:"
            + "access\"?\\.\"?(?:account|role|role_grant|role_permit|delegation|second_factor)"
            + "|organisation\"?\\.\"?(?:person|portfolio|post|unit))\"?(?![a-z_\"])");

    @Override
    public ExecuteListener provide() {
        return this;
    }

    /** Read it before resolving: what is resolved afterwards is at least as new. */
    static UUID of(DSLContext sql, ZoneKey zone) {
        var found = sql.select(VIEWER_STAMP.STAMP)
                .from(VIEWER_STAMP)
                .where(VIEWER_STAMP.ZONE_ID.eq(zone.value()))
                .fetchOne();
        return found == null ? NONE : found.value1();
    }

    @Override
    public void executeEnd(ExecuteContext context) {
        if (Arrays.stream(context.batchSQL()).filter(Objects::nonNull).anyMatch(ViewerStamps::writesFacts)) {
            CurrentZone.get().ifPresent(zone -> stamp(zone, context.dsl()));
        }
    }

    static boolean writesFacts(String sql) {
        return FACTS.matcher(sql).find();
    }

    private static void stamp(ZoneKey zone, DSLContext sql) {
        var stamping = new Stamping(zone, sql);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            stamping.write();
        } else if (!TransactionSynchronizationManager.getSynchronizations().contains(stamping)) {
            TransactionSynchronizationManager.registerSynchronization(stamping);
        }
    }

    /** The last thing before the commit: whoever else stamps the zone waits no longer than for that. */
    private record Stamping(ZoneKey zone, DSLContext sql) implements TransactionSynchronization, Ordered {

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            write();
        }

        private void write() {
            sql.insertInto(VIEWER_STAMP)
                    .set(VIEWER_STAMP.ZONE_ID, zone.value())
                    .set(VIEWER_STAMP.STAMP, Ids.next())
                    .onConflict(VIEWER_STAMP.ZONE_ID)
                    .doUpdate()
                    .set(VIEWER_STAMP.STAMP, excluded(VIEWER_STAMP.STAMP))
                    .execute();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Stamping stamping && stamping.zone.equals(zone);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(zone);
        }
    }
}
