package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_TYPE;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.bihuan.schema.matter.tables.records.MatterTypeRecord;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Problem;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The matter types of a zone: data with versions. A zone begins with the three shipped in {@code matter-types.json};
 * running matters keep the version they were opened under.
 */
@Service
public class MatterTypes {

    private record Shipped(String code, String name, String nameEn, String prefix, MatterType.Definition definition) {}

    private final DSLContext sql;
    private final JsonMapper json;
    private final Clock clock;
    private final List<Shipped> shipped;

    MatterTypes(DSLContext sql, JsonMapper json, Clock clock) throws IOException {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
        try (var file = new ClassPathResource("matter-types.json").getInputStream()) {
            this.shipped = json.readValue(file, new TypeReference<List<Shipped>>() {});
        }
    }

    /** The types in force, one version each, in the order shipped. */
    @Transactional
    public List<MatterType> current(ZoneKey zone) {
        var found = inForce(zone);
        if (!found.isEmpty()) {
            return found;
        }
        ship(zone);
        return inForce(zone);
    }

    /** The version in force of a type; refuses an unknown code with {@code MATTER-TYPE-UNKNOWN}. */
    @Transactional
    public MatterType current(ZoneKey zone, String code) {
        return current(zone).stream()
                .filter(type -> type.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.field("typeCode", "MATTER-TYPE-UNKNOWN", "没有这种事项类型，请从列表中选择。"));
    }

    /** The version a running matter was opened under. */
    @Transactional(readOnly = true)
    public MatterType version(ZoneKey zone, UUID id) {
        return sql.selectFrom(MATTER_TYPE)
                .where(MATTER_TYPE.ZONE_ID.eq(zone.value()), MATTER_TYPE.ID.eq(id))
                .fetchSingle(this::type);
    }

    private List<MatterType> inForce(ZoneKey zone) {
        return sql.selectFrom(MATTER_TYPE)
                .where(MATTER_TYPE.ZONE_ID.eq(zone.value()), MATTER_TYPE.RETIRED_AT.isNull())
                .orderBy(MATTER_TYPE.PUBLISHED_AT, MATTER_TYPE.ID)
                .fetch(this::type);
    }

    private void ship(ZoneKey zone) {
        var now = clock.instant();
        for (var each : shipped) {
            sql.insertInto(MATTER_TYPE)
                    .set(MATTER_TYPE.ZONE_ID, zone.value())
                    .set(MATTER_TYPE.ID, Ids.next())
                    .set(MATTER_TYPE.CODE, each.code())
                    .set(MATTER_TYPE.VERSION, 1)
                    .set(MATTER_TYPE.NAME, each.name())
                    .set(MATTER_TYPE.NAME_EN, each.nameEn())
                    .set(MATTER_TYPE.PREFIX, each.prefix())
                    .set(MATTER_TYPE.DEFINITION, JSONB.valueOf(json.writeValueAsString(each.definition())))
                    .set(MATTER_TYPE.PUBLISHED_AT, now)
                    .onConflictDoNothing()
                    .execute();
        }
    }

    private MatterType type(MatterTypeRecord row) {
        return new MatterType(
                row.getId(),
                row.getCode(),
                row.getVersion(),
                row.getName(),
                row.getNameEn(),
                row.getPrefix(),
                json.readValue(row.getDefinition().data(), MatterType.Definition.class));
    }
}
