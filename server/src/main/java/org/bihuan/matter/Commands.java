package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.COMMAND;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.schema.matter.tables.records.CommandRecord;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The commands people give, each of which is carried out once. With its id is kept what was ordered, so that the id come
 * again with another order is told from the same order sent twice.
 */
@Repository
class Commands {

    /** @param digest of everything the order says; absent where the act alone tells */
    record Ordered(MatterAct act, @Nullable String digest) {}

    /** An opening tells itself from others by its act: what it says may have been corrected before it was sent again. */
    static final Ordered OPENING = new Ordered(MatterAct.OPEN, null);

    private final DSLContext sql;
    private final JsonMapper json;

    Commands(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    Ordered ordered(MatterAct act, Object order) {
        try {
            var written = json.writeValueAsString(order).getBytes(StandardCharsets.UTF_8);
            return new Ordered(
                    act,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(written)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** False when the command has been carried out before, on whatever matter. */
    boolean claim(Viewer viewer, UUID command, MatterId matter, Ordered ordered, Instant at) {
        return sql.insertInto(COMMAND)
                        .set(record(viewer, command, matter, ordered, at))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /**
     * The matter this person's command was carried out on. {@code MATTER-COMMAND-TAKEN} when it was somebody else's, or
     * ordered something else; commands kept before their orders were pass.
     */
    MatterId claimedBy(Viewer viewer, UUID command, Ordered again) {
        var row = sql.selectFrom(COMMAND)
                .where(
                        COMMAND.ZONE_ID.eq(viewer.zone().value()),
                        COMMAND.COMMAND_ID.eq(command),
                        COMMAND.ACCOUNT_ID.eq(viewer.account().value()))
                .fetchOptional()
                .orElseThrow(Commands::taken);
        if (differs(row.getAct(), again.act().name()) || differs(row.getDigest(), again.digest())) {
            throw taken();
        }
        return new MatterId(row.getMatterId());
    }

    private static boolean differs(@Nullable String kept, @Nullable String again) {
        return kept != null && again != null && !kept.equals(again);
    }

    static Problem taken() {
        return Problem.conflict("MATTER-COMMAND-TAKEN", "该指令号已用于其他操作，请刷新页面后重新提交。");
    }

    /** Those that have been given before, by whomever. */
    Set<UUID> given(Viewer viewer, Collection<UUID> commands) {
        return sql.select(COMMAND.COMMAND_ID)
                .from(COMMAND)
                .where(COMMAND.ZONE_ID.eq(viewer.zone().value()), COMMAND.COMMAND_ID.in(commands))
                .fetchSet(COMMAND.COMMAND_ID);
    }

    /** Fails when somebody gives one of them at this very moment. */
    void claim(Viewer viewer, Map<UUID, MatterId> commands, Ordered ordered, Instant at) {
        sql.batchInsert(commands.entrySet().stream()
                        .map(each -> record(viewer, each.getKey(), each.getValue(), ordered, at))
                        .toList())
                .execute();
    }

    private static CommandRecord record(Viewer viewer, UUID command, MatterId matter, Ordered ordered, Instant at) {
        var row = new CommandRecord();
        row.setZoneId(viewer.zone().value());
        row.setCommandId(command);
        row.setMatterId(matter.value());
        row.setAccountId(viewer.account().value());
        row.setAt(at);
        row.setAct(ordered.act().name());
        row.setDigest(ordered.digest());
        return row;
    }
}
