package org.bihuan.subject;

import static org.bihuan.schema.subject.Tables.SUBJECT_;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import java.util.UUID;
import org.bihuan.platform.WordSearch;
import org.bihuan.shared.Found;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Sought;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds a few subjects by name, initials, credit code or address, those whose name begins so first. */
@Repository
public class SubjectSearch {

    public record Hit(
            UUID id,
            String name,
            String typeCode,
            SubjectState state,
            @Nullable String creditCode,
            @Nullable String address) {}

    private static final int HELD = 2_000;

    private final DSLContext sql;

    SubjectSearch(DSLContext sql) {
        this.sql = sql;
    }

    /** Nothing for those who may not read subjects. */
    @Transactional(readOnly = true)
    public Found<Hit> find(Viewer viewer, Sought sought) {
        if (!viewer.may(Permit.SUBJECT_READ) || sought.isNothing()) {
            return Found.nothing();
        }
        // Bounded first: a word of everybody's subjects is not sorted whole.
        var held = org.jooq
                .impl
                .DSL
                .select(
                        SUBJECT_.ID,
                        SUBJECT_.NAME,
                        SUBJECT_.TYPE_CODE,
                        SUBJECT_.STATE,
                        SUBJECT_.CREDIT_CODE,
                        SUBJECT_.ADDRESS)
                .from(SUBJECT_)
                .where(
                        SubjectSight.sees(viewer),
                        SUBJECT_.STATE.ne(inline(SubjectState.MERGED.name())),
                        WordSearch.matching(SUBJECT_.KEYWORDS, SUBJECT_.GRAMS, sought.text()))
                .limit(HELD)
                .asTable("held");
        var name = java.util.Objects.requireNonNull(held.field(SUBJECT_.NAME));
        var rank = when(name.startsWith(sought.text()), inline(0))
                .when(name.contains(sought.text()), inline(1))
                .otherwise(inline(2));
        return Found.of(sql.select(held.fields())
                .from(held)
                .orderBy(rank, name, held.field(SUBJECT_.ID))
                .limit(Found.MOST + 1)
                .fetch(row -> new Hit(
                        row.get(SUBJECT_.ID),
                        row.get(SUBJECT_.NAME),
                        row.get(SUBJECT_.TYPE_CODE),
                        SubjectState.valueOf(row.get(SUBJECT_.STATE)),
                        row.get(SUBJECT_.CREDIT_CODE),
                        row.get(SUBJECT_.ADDRESS))));
    }
}
