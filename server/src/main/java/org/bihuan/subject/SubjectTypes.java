package org.bihuan.subject;

import static org.bihuan.schema.subject.Tables.SUBJECT_TYPE;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bihuan.form.FieldDefinition;
import org.bihuan.form.FormRules;
import org.bihuan.schema.subject.tables.records.SubjectTypeRecord;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The types of subjects of a zone; it begins with those shipped in {@code subject-types.json}. */
@Service
public class SubjectTypes {

    private static final int MOST = 200;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

    private record Shipped(String code, SubjectType.Definition definition) {}

    private final DSLContext sql;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final List<Shipped> shipped;

    SubjectTypes(DSLContext sql, JsonMapper json, ApplicationEventPublisher events) throws IOException {
        this.sql = sql;
        this.json = json;
        this.events = events;
        try (var file = new ClassPathResource("subject-types.json").getInputStream()) {
            this.shipped = List.of(json.readValue(file, Shipped[].class));
        }
    }

    /** All types of the viewer's zone, retired ones at the end. */
    @Transactional
    public List<SubjectType> list(Viewer viewer) {
        viewer.mustHave(Permit.SUBJECT_READ);
        return of(viewer.zone());
    }

    /** All types of a zone, for what works in the background. */
    @Transactional
    public List<SubjectType> of(ZoneKey zone) {
        var found = stored(zone);
        if (found.size() >= shipped.size()) {
            return found;
        }
        shipped.forEach(type -> insert(zone, type.code(), type.definition(), true));
        return stored(zone);
    }

    private List<SubjectType> stored(ZoneKey zone) {
        return sql.selectFrom(SUBJECT_TYPE)
                .where(SUBJECT_TYPE.ZONE_ID.eq(zone.value()))
                .orderBy(SUBJECT_TYPE.RETIRED, SUBJECT_TYPE.SORT, SUBJECT_TYPE.CODE)
                .limit(MOST)
                .fetch(this::type);
    }

    private SubjectType type(SubjectTypeRecord row) {
        return new SubjectType(
                row.getCode(),
                new SubjectType.Definition(
                        row.getName(),
                        row.getNameEn(),
                        SubjectType.Ask.valueOf(row.getCreditCode()),
                        SubjectType.Ask.valueOf(row.getPersonNumber()),
                        SubjectType.Ask.valueOf(row.getPosition()),
                        List.of(json.readValue(row.getFields().data(), FieldDefinition[].class)),
                        row.getSort(),
                        row.getRetired()),
                row.getBuiltin(),
                row.getVersion());
    }

    /** The type of a code; refuses an unknown one with {@code SUBJECT-TYPE-UNKNOWN}. */
    @Transactional
    public SubjectType of(ZoneKey zone, String code) {
        return of(zone).stream()
                .filter(type -> type.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.field("typeCode", "SUBJECT-TYPE-UNKNOWN", "没有这种对象类型，请从列表中选择。"));
    }

    /**
     * Writes a type, new or changed. Answers to fields taken out stay with their subjects.
     *
     * @param version 0 for a new one; older than the stored one: {@code SUBJECT-TYPE-STALE}
     */
    @Transactional
    public SubjectType write(Viewer viewer, String code, int version, SubjectType.Definition definition) {
        viewer.mustHave(Permit.SUBJECT_TYPE_KEEP);
        if (!CODE.matcher(code).matches()) {
            throw Problem.field("code", "SUBJECT-TYPE-CODE-WRONG", "类型代码须以大写英文字母开头，只含大写字母、数字和下划线，2 至 40 个字符。");
        }
        var faults = FormRules.faults(definition.fields());
        if (!faults.isEmpty()) {
            throw Problem.fields(
                    "SUBJECT-TYPE-FIELDS-WRONG",
                    "字段定义有误，请按提示修改。",
                    faults.stream()
                            .map(fault -> new Problem.FieldError(
                                    "definition.fields%s".formatted(fault.path()), fault.code(), fault.detail()))
                            .toList());
        }
        if (of(viewer.zone()).size() >= MOST) {
            throw Problem.conflict("SUBJECT-TOO-MANY-TYPES", "对象类型最多 " + MOST + " 种。");
        }
        var written = version == 0
                ? insert(viewer.zone(), code, definition, false)
                : update(viewer.zone(), code, version, definition);
        if (!written) {
            throw Problem.conflict("SUBJECT-TYPE-STALE", "该类型刚被他人修改，或代码已被使用，请刷新后再改。");
        }
        events.publishEvent(new Acted(
                viewer,
                "subject.write-type",
                "subject-type",
                null,
                Map.of("code", code, "version", version + 1, "retired", definition.retired())));
        return of(viewer.zone(), code);
    }

    private boolean insert(ZoneKey zone, String code, SubjectType.Definition definition, boolean builtin) {
        var row = record(definition);
        row.setZoneId(zone.value());
        row.setId(Ids.next());
        row.setCode(code);
        row.setBuiltin(builtin);
        row.setVersion(1);
        return sql.insertInto(SUBJECT_TYPE).set(row).onConflictDoNothing().execute() == 1;
    }

    private boolean update(ZoneKey zone, String code, int version, SubjectType.Definition definition) {
        var row = record(definition);
        row.setVersion(version + 1);
        return sql.update(SUBJECT_TYPE)
                        .set(row)
                        .where(
                                SUBJECT_TYPE.ZONE_ID.eq(zone.value()),
                                SUBJECT_TYPE.CODE.eq(code),
                                SUBJECT_TYPE.VERSION.eq(version))
                        .execute()
                == 1;
    }

    private SubjectTypeRecord record(SubjectType.Definition definition) {
        var row = new SubjectTypeRecord();
        row.setName(definition.name().strip());
        row.setNameEn(definition.nameEn().strip());
        row.setCreditCode(definition.creditCode().name());
        row.setPersonNumber(definition.personNumber().name());
        row.setPosition(definition.position().name());
        row.setFields(JSONB.valueOf(json.writeValueAsString(definition.fields())));
        row.setSort(definition.sort());
        row.setRetired(definition.retired());
        return row;
    }
}
