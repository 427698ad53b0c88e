package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.COMMAND;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.schema.matter.tables.records.CommandRecord;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The commands of a batch, each of which is carried out once. */
@Repository
class Commands {

    private final DSLContext sql;

    Commands(DSLContext sql) {
        this.sql = sql;
    }

    /** Those that have been given before, by whomever. */
    Set<UUID> given(Viewer viewer, Collection<UUID> commands) {
        return sql.select(COMMAND.COMMAND_ID)
                .from(COMMAND)
                .where(COMMAND.ZONE_ID.eq(viewer.zone().value()), COMMAND.COMMAND_ID.in(commands))
                .fetchSet(COMMAND.COMMAND_ID);
    }

    /** Fails when somebody gives one of them at this very moment. */
    void claim(Viewer viewer, Map<UUID, MatterId> commands, Instant at) {
        sql.batchInsert(commands.entrySet().stream()
                        .map(each -> {
                            var row = new CommandRecord();
                            row.setZoneId(viewer.zone().value());
                            row.setCommandId(each.getKey());
                            row.setMatterId(each.getValue().value());
                            row.setAccountId(viewer.account().value());
                            row.setAt(at);
                            return row;
                        })
                        .toList())
                .execute();
    }
}
