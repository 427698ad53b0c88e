package org.bihuan.matter;

import static java.util.Objects.requireNonNull;
import static org.bihuan.schema.evidence.Tables.FILE;
import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_EVENT;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.Found;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.Sought;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds files by name through the matters that cite them: who does not see the matter does not find the file. */
@Repository
public class CitedFileSearch {

    /** The latest of matter that cites it and the viewer sees. */
    public record Hit(
            UUID id,
            String name,
            String mediaType,
            Instant uploadedAt,
            UUID matterId,
            @Nullable String matterNumber,
            String matterTitle) {}

    /** So many of the latest files of the name are looked at; a file is cited a few times at most. */
    private static final int LATEST = 500;

    private static final int CITATIONS = 100;

    private final DSLContext sql;

    CitedFileSearch(DSLContext sql) {
        this.sql = sql;
    }

    /** Nothing for those who may not read matters. */
    @Transactional(readOnly = true)
    public Found<Hit> find(Viewer viewer, Sought sought) {
        if (!viewer.may(Permit.MATTER_READ) || sought.isNothing()) {
            return Found.nothing();
        }
        var hits = new LinkedHashMap<UUID, Hit>();
        for (var row : select(viewer, sought)) {
            hits.putIfAbsent(row.get("id", UUID.class), hit(row));
        }
        return Found.of(List.copyOf(hits.values()));
    }

    /** The one query; a test reads its plan. */
    ResultQuery<? extends Record> select(Viewer viewer, Sought sought) {
        var zone = viewer.zone().value();
        var named = sql.select(FILE.ID, FILE.NAME, FILE.MEDIA_TYPE, FILE.UPLOADED_AT)
                .from(FILE)
                .where(FILE.ZONE_ID.eq(zone), named(sought))
                .orderBy(FILE.UPLOADED_AT.desc(), FILE.ID)
                .limit(LATEST)
                .asTable("named");
        return sql.select(
                        named.field(FILE.ID),
                        named.field(FILE.NAME),
                        named.field(FILE.MEDIA_TYPE),
                        named.field(FILE.UPLOADED_AT),
                        MATTER_.ID.as("matter_id"),
                        MATTER_.NUMBER,
                        MATTER_.TITLE)
                .from(named)
                .join(MATTER_EVENT)
                .on(
                        MATTER_EVENT.ZONE_ID.eq(zone),
                        MATTER_EVENT.EVIDENCE.contains(array(named.field(FILE.ID))),
                        // As the index over cited files has it.
                        MATTER_EVENT.EVIDENCE.ne(field("'{}'", SQLDataType.UUID.array())))
                .join(MATTER_)
                .on(MATTER_.ZONE_ID.eq(MATTER_EVENT.ZONE_ID), MATTER_.ID.eq(MATTER_EVENT.MATTER_ID))
                .where(MatterConditions.visibleTo(viewer))
                .orderBy(
                        requireNonNull(named.field(FILE.UPLOADED_AT)).desc(),
                        named.field(FILE.ID),
                        MATTER_EVENT.AT.desc())
                .limit(CITATIONS);
    }

    private static Condition named(Sought sought) {
        var condition = noCondition();
        for (var word : sought.words()) {
            condition = condition.and(FILE.NAME.likeIgnoreCase("%" + MatterConditions.escaped(word) + "%", '\\'));
            if (word.codePointCount(0, word.length()) > 1) {
                condition = condition.and(FILE.NAME_GRAMS.contains(MatterConditions.pairs(word)));
            }
        }
        return condition;
    }

    private static Hit hit(Record row) {
        return new Hit(
                row.get(FILE.ID.getName(), UUID.class),
                row.get(FILE.NAME.getName(), String.class),
                row.get(FILE.MEDIA_TYPE.getName(), String.class),
                row.get(FILE.UPLOADED_AT.getName(), Instant.class),
                row.get("matter_id", UUID.class),
                row.get(MATTER_.NUMBER),
                PersonalData.inText(row.get(MATTER_.TITLE)));
    }
}
