package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.SAVED_VIEW;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Saved views (保存的视图): named queries of the ledger. Each account has its own and sees no others. */
@Repository
public class SavedViews {

    private static final int MOST = 50;

    /** @param query conditions, order and columns as they stand in the address of the ledger */
    public record View(UUID id, String name, String query) {}

    private final DSLContext sql;
    private final Clock clock;

    SavedViews(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<View> all(Viewer viewer) {
        viewer.mustHave(Permit.MATTER_READ);
        return sql.select(SAVED_VIEW.ID, SAVED_VIEW.NAME, SAVED_VIEW.QUERY)
                .from(SAVED_VIEW)
                .where(own(viewer))
                .orderBy(SAVED_VIEW.CREATED_AT, SAVED_VIEW.ID)
                .limit(MOST)
                .fetch(row -> new View(row.value1(), row.value2(), row.value3()));
    }

    @Transactional
    public View save(Viewer viewer, String name, String query) {
        viewer.mustHave(Permit.MATTER_READ);
        if (sql.fetchCount(SAVED_VIEW, own(viewer)) >= MOST) {
            throw Problem.conflict("MATTER-VIEWS-TOO-MANY", "最多保存 " + MOST + " 个视图，请先删除不用的。");
        }
        var view = new View(Ids.next(), name.strip(), query);
        int saved = sql.insertInto(SAVED_VIEW)
                .columns(
                        SAVED_VIEW.ZONE_ID,
                        SAVED_VIEW.ID,
                        SAVED_VIEW.ACCOUNT_ID,
                        SAVED_VIEW.NAME,
                        SAVED_VIEW.QUERY,
                        SAVED_VIEW.CREATED_AT)
                .values(
                        viewer.zone().value(),
                        view.id(),
                        viewer.account().value(),
                        view.name(),
                        view.query(),
                        clock.instant())
                .onConflict(SAVED_VIEW.ZONE_ID, SAVED_VIEW.ACCOUNT_ID, SAVED_VIEW.NAME)
                .doNothing()
                .execute();
        if (saved == 0) {
            throw Problem.conflict("MATTER-VIEW-NAME-TAKEN", "已有同名视图，请换一个名称。");
        }
        return view;
    }

    @Transactional
    public void remove(Viewer viewer, UUID id) {
        viewer.mustHave(Permit.MATTER_READ);
        if (sql.deleteFrom(SAVED_VIEW)
                        .where(own(viewer).and(SAVED_VIEW.ID.eq(id)))
                        .execute()
                == 0) {
            throw Problem.missing("MATTER-VIEW-NOT-FOUND", "没有这个视图，可能已删除。");
        }
    }

    /** All views of an account, for the hand-over of a post. */
    @Transactional(readOnly = true)
    public List<View> of(ZoneKey zone, AccountId account) {
        return sql.select(SAVED_VIEW.ID, SAVED_VIEW.NAME, SAVED_VIEW.QUERY)
                .from(SAVED_VIEW)
                .where(SAVED_VIEW.ZONE_ID.eq(zone.value()), SAVED_VIEW.ACCOUNT_ID.eq(account.value()))
                .orderBy(SAVED_VIEW.CREATED_AT, SAVED_VIEW.ID)
                .limit(MOST)
                .fetch(row -> new View(row.value1(), row.value2(), row.value3()));
    }

    /** Gives a view to another account; one of the same name there keeps its name, and this one tells whose it was. */
    @Transactional
    public boolean give(ZoneKey zone, UUID id, AccountId from, AccountId to, String whose) {
        var view = of(zone, from).stream().filter(each -> each.id().equals(id)).findFirst();
        if (view.isEmpty()) {
            return false;
        }
        var name = view.get().name();
        var taken = of(zone, to).stream().map(View::name).collect(Collectors.toSet());
        for (int again = 1; taken.contains(name); again++) {
            name = view.get().name() + "（" + whose + (again == 1 ? "" : again) + "）";
        }
        return sql.update(SAVED_VIEW)
                        .set(SAVED_VIEW.ACCOUNT_ID, to.value())
                        .set(SAVED_VIEW.NAME, name)
                        .where(
                                SAVED_VIEW.ZONE_ID.eq(zone.value()),
                                SAVED_VIEW.ID.eq(id),
                                SAVED_VIEW.ACCOUNT_ID.eq(from.value()))
                        .execute()
                == 1;
    }

    private static Condition own(Viewer viewer) {
        return SAVED_VIEW
                .ZONE_ID
                .eq(viewer.zone().value())
                .and(SAVED_VIEW.ACCOUNT_ID.eq(viewer.account().value()));
    }
}
