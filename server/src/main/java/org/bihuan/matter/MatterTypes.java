package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_TYPE;
import static org.jooq.impl.DSL.coalesce;

import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.bihuan.schema.matter.tables.records.MatterTypeRecord;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Problem;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The matter types of a zone: data with versions. A zone begins with the three shipped in {@code matter-types.json};
 * running matters keep the version they were opened under.
 */
@Service
public class MatterTypes {

    private static final int MOST_TYPES = 200;

    private final DSLContext sql;
    private final TypeReading reading;
    private final Clock clock;
    private final List<TypeSketch> shipped;

    MatterTypes(DSLContext sql, JsonMapper json, TypeReading reading, Clock clock) throws IOException {
        this.sql = sql;
        this.reading = reading;
        this.clock = clock;
        try (var file = new ClassPathResource("matter-types.json").getInputStream()) {
            var written = (ArrayNode) json.readTree(file);
            this.shipped = written.valueStream()
                    .map(each -> reading.sketch((ObjectNode) each))
                    .toList();
        }
    }

    /** The schemes everybody knows, to choose from in the editor: those of the types that ship. */
    public List<TimeScheme> knownTimeSchemes() {
        return shipped.stream()
                .flatMap(type -> type.definition().timeSchemes().stream())
                .distinct()
                .toList();
    }

    /** The types in force, one version each, in the order they were first published. */
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
                .orElseThrow(MatterTypes::unknown);
    }

    /** The last version of every type, withdrawn ones at the end: for the names of matters still running. */
    @Transactional
    public List<MatterType> latest(ZoneKey zone) {
        current(zone);
        return sql
                .select(MATTER_TYPE)
                .distinctOn(MATTER_TYPE.ZONE_ID, MATTER_TYPE.CODE)
                .from(MATTER_TYPE)
                .where(MATTER_TYPE.ZONE_ID.eq(zone.value()))
                .orderBy(MATTER_TYPE.ZONE_ID, MATTER_TYPE.CODE, MATTER_TYPE.VERSION.desc())
                .limit(MOST_TYPES)
                .fetch(row -> row.value1())
                .stream()
                .sorted(Comparator.comparing((MatterTypeRecord row) -> row.getRetiredAt() != null)
                        .thenComparing(row ->
                                row.getFirstPublishedAt() == null ? row.getPublishedAt() : row.getFirstPublishedAt())
                        .thenComparing(MatterTypeRecord::getId))
                .map(this::type)
                .toList();
    }

    /** The last version of a type, withdrawn or not: for reading what was written under it. */
    @Transactional
    public MatterType last(ZoneKey zone, String code) {
        return written(zone, code)
                .or(() -> {
                    current(zone);
                    return written(zone, code);
                })
                .orElseThrow(MatterTypes::unknown);
    }

    private Optional<MatterType> written(ZoneKey zone, String code) {
        return sql.selectFrom(MATTER_TYPE)
                .where(MATTER_TYPE.ZONE_ID.eq(zone.value()), MATTER_TYPE.CODE.eq(code))
                .orderBy(MATTER_TYPE.VERSION.desc())
                .limit(1)
                .fetchOptional(this::type);
    }

    private static Problem unknown() {
        return Problem.field("typeCode", "MATTER-TYPE-UNKNOWN", "没有这种事项类型，请从列表中选择。");
    }

    /** The version a running matter was opened under. */
    @Transactional(readOnly = true)
    public MatterType version(ZoneKey zone, UUID id) {
        return sql.selectFrom(MATTER_TYPE)
                .where(MATTER_TYPE.ZONE_ID.eq(zone.value()), MATTER_TYPE.ID.eq(id))
                .fetchSingle(this::type);
    }

    /** The versions matters were opened under, each read once. */
    @Transactional(readOnly = true)
    public Map<MatterId, MatterType> of(ZoneKey zone, Collection<MatterId> matters) {
        var known = new HashMap<UUID, MatterType>();
        return sql.select(MATTER_.ID, MATTER_TYPE)
                .from(MATTER_TYPE)
                .join(MATTER_)
                .on(
                        MATTER_.ZONE_ID.eq(MATTER_TYPE.ZONE_ID),
                        MATTER_.TYPE_ID.eq(MATTER_TYPE.ID),
                        MATTER_.ZONE_ID.eq(zone.value()))
                .where(
                        MATTER_TYPE.ZONE_ID.eq(zone.value()),
                        MATTER_.ID.in(matters.stream().map(MatterId::value).toList()))
                .fetchMap(
                        row -> new MatterId(row.value1()),
                        row -> known.computeIfAbsent(row.value2().getId(), any -> type(row.value2())));
    }

    /** One version of a type by its number. */
    @Transactional
    public Optional<MatterType> version(ZoneKey zone, String code, int version) {
        current(zone);
        return sql.selectFrom(MATTER_TYPE)
                .where(is(zone, code), MATTER_TYPE.VERSION.eq(version))
                .fetchOptional(this::type);
    }

    static Condition is(ZoneKey zone, String code) {
        return MATTER_TYPE.ZONE_ID.eq(zone.value()).and(MATTER_TYPE.CODE.eq(code));
    }

    private List<MatterType> inForce(ZoneKey zone) {
        return sql.selectFrom(MATTER_TYPE)
                .where(MATTER_TYPE.ZONE_ID.eq(zone.value()), MATTER_TYPE.RETIRED_AT.isNull())
                .orderBy(coalesce(MATTER_TYPE.FIRST_PUBLISHED_AT, MATTER_TYPE.PUBLISHED_AT), MATTER_TYPE.ID)
                .limit(MOST_TYPES)
                .fetch(this::type);
    }

    private void ship(ZoneKey zone) {
        shipped.forEach(each -> insert(zone, each, 1, row -> {}));
    }

    /** False when somebody else has just published the same version, or another type with the same number prefix. */
    boolean insert(ZoneKey zone, TypeSketch sketch, int version, Consumer<MatterTypeRecord> further) {
        var row = new MatterTypeRecord();
        row.setZoneId(zone.value());
        row.setId(Ids.next());
        row.setCode(sketch.code());
        row.setVersion(version);
        row.setName(sketch.name());
        row.setNameEn(sketch.nameEn());
        row.setPrefix(sketch.prefix());
        row.setDefinition(JSONB.valueOf(reading.written(sketch.definition())));
        row.setPublishedAt(clock.instant());
        further.accept(row);
        return sql.insertInto(MATTER_TYPE).set(row).onConflictDoNothing().execute() == 1;
    }

    MatterType type(MatterTypeRecord row) {
        return new MatterType(
                row.getId(),
                row.getCode(),
                row.getVersion(),
                row.getName(),
                row.getNameEn(),
                row.getPrefix(),
                reading.definition(row.getDefinition().data()),
                row.getRetiredAt() != null);
    }
}
