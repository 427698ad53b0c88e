package org.bihuan.handover;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.bihuan.schema.organisation.Tables.POST;
import static org.bihuan.schema.organisation.Tables.UNIT;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.matter.PersonalWork;
import org.bihuan.matter.PersonalWork.Holder;
import org.bihuan.matter.SavedViews;
import org.bihuan.organisation.InForce;
import org.bihuan.organisation.Portfolios;
import org.bihuan.organisation.PostRank;
import org.bihuan.organisation.WorkInPost;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Everything open that a person has in a post, gathered from the rooms below. */
@Repository
class OpenWork {

    static final int MOST = 5_000;

    /** A post and who holds it, also when it has ended: people are handed over after they have left, too. */
    record Holding(UUID post, UnitId unit, String unitName, String title, Holder holder) {}

    /** Somebody who can take over. */
    record Taking(PersonId person, AccountId account, String name) {}

    private final DSLContext sql;
    private final PersonalWork matters;
    private final SavedViews views;
    private final Portfolios portfolios;
    private final List<WorkInPost> others;
    private final Clock clock;

    OpenWork(
            DSLContext sql,
            PersonalWork matters,
            SavedViews views,
            Portfolios portfolios,
            List<WorkInPost> others,
            Clock clock) {
        this.sql = sql;
        this.matters = matters;
        this.views = views;
        this.portfolios = portfolios;
        this.others =
                others.stream().sorted(Comparator.comparing(WorkInPost::kind)).toList();
        this.clock = clock;
    }

    Optional<Holding> post(ZoneKey zone, UUID post) {
        var today = BusinessZone.today(clock);
        var found = sql.select(
                        POST.UNIT_ID, UNIT.NAME, POST.TITLE, POST.PERSON_ID, PERSON.NAME, POST.PART_TIME, ACCOUNT.ID)
                .from(POST)
                .join(UNIT)
                .on(UNIT.ZONE_ID.eq(POST.ZONE_ID), UNIT.ID.eq(POST.UNIT_ID), UNIT.ZONE_ID.eq(zone.value()))
                .join(PERSON)
                .on(PERSON.ZONE_ID.eq(POST.ZONE_ID), PERSON.ID.eq(POST.PERSON_ID), PERSON.ZONE_ID.eq(zone.value()))
                .leftJoin(ACCOUNT)
                .on(
                        ACCOUNT.ZONE_ID.eq(POST.ZONE_ID),
                        ACCOUNT.PERSON_ID.eq(POST.PERSON_ID),
                        ACCOUNT.ZONE_ID.eq(zone.value()))
                .where(POST.ZONE_ID.eq(zone.value()), POST.ID.eq(post))
                .orderBy(ACCOUNT.CREATED_AT)
                .limit(1)
                .fetchOptional();
        return found.map(row -> {
            var sole = !sql.fetchExists(
                    POST,
                    POST.ZONE_ID.eq(zone.value()),
                    POST.PERSON_ID.eq(row.value4()),
                    POST.ID.ne(post),
                    InForce.on(POST.VALID_FROM, POST.VALID_TO, today));
            var account = row.value7() == null ? null : new AccountId(row.value7());
            var unit = new UnitId(row.value1());
            return new Holding(
                    post,
                    unit,
                    row.value2(),
                    row.value3(),
                    new Holder(new PersonId(row.value4()), account, row.value5(), unit, sole, sole || !row.value6()));
        });
    }

    /** Whether the viewer is at the head of the unit. */
    boolean leads(Viewer viewer, UnitId unit) {
        var person = viewer.person();
        var today = BusinessZone.today(clock);
        return person != null
                && sql.fetchExists(
                        POST,
                        POST.ZONE_ID.eq(viewer.zone().value()),
                        POST.PERSON_ID.eq(person.value()),
                        POST.UNIT_ID.eq(unit.value()),
                        POST.RANK.eq(PostRank.PRINCIPAL.name()),
                        InForce.on(POST.VALID_FROM, POST.VALID_TO, today));
    }

    /**
     * Refuses with {@code HANDOVER-TAKER-MISSING} when the account that agreed is no longer the person's, with {@code
     * HANDOVER-TAKER-ELSEWHERE} when they do not serve where the work is.
     */
    void mustStillTake(ZoneKey zone, Handover handover, Handover.Taker taker) {
        if (!taking(zone, taker.person(), handover.post(), null, "items")
                .account()
                .equals(taker.account())) {
            throw missing("items");
        }
    }

    /**
     * Who can take over work of a post: somebody with an account and a post in the same unit, or in the one it was merged
     * into, in force on the day; elsewhere they might see nothing of what they took.
     *
     * @param on absent, or past: today
     */
    Taking taking(ZoneKey zone, PersonId person, UUID post, @Nullable LocalDate on, String field) {
        var today = BusinessZone.today(clock);
        var taking = taking(zone, person, field);
        if (!serves(zone, person, post, on == null || on.isBefore(today) ? today : on)) {
            throw Problem.field(
                    field, "HANDOVER-TAKER-ELSEWHERE", "接收人在该岗位所在单位没有任职，接收后看不到这些事项。请另选本单位人员，或先登记其在本单位的任职（不晚于生效日期）。");
        }
        return taking;
    }

    private boolean serves(ZoneKey zone, PersonId person, UUID post, LocalDate on) {
        var theirs = POST.as("theirs");
        return sql.fetchExists(sql.selectOne()
                .from(POST)
                .join(UNIT)
                .on(UNIT.ZONE_ID.eq(POST.ZONE_ID), UNIT.ID.eq(POST.UNIT_ID), UNIT.ZONE_ID.eq(zone.value()))
                .join(theirs)
                .on(
                        theirs.ZONE_ID.eq(POST.ZONE_ID),
                        theirs.UNIT_ID.eq(POST.UNIT_ID).or(theirs.UNIT_ID.eq(UNIT.SUCCESSOR_ID)),
                        theirs.ZONE_ID.eq(zone.value()))
                .where(
                        POST.ZONE_ID.eq(zone.value()),
                        POST.ID.eq(post),
                        theirs.PERSON_ID.eq(person.value()),
                        InForce.on(theirs.VALID_FROM, theirs.VALID_TO, on)));
    }

    private Taking taking(ZoneKey zone, PersonId person, String field) {
        return sql.select(ACCOUNT.ID, PERSON.NAME)
                .from(ACCOUNT)
                .join(PERSON)
                .on(
                        PERSON.ZONE_ID.eq(ACCOUNT.ZONE_ID),
                        PERSON.ID.eq(ACCOUNT.PERSON_ID),
                        PERSON.ZONE_ID.eq(zone.value()))
                .where(
                        ACCOUNT.ZONE_ID.eq(zone.value()),
                        ACCOUNT.PERSON_ID.eq(person.value()),
                        ACCOUNT.DISABLED_AT.isNull(),
                        PERSON.VALID_TO.isNull())
                .orderBy(ACCOUNT.CREATED_AT)
                .limit(1)
                .fetchOptional(row -> new Taking(person, new AccountId(row.value1()), row.value2()))
                .orElseThrow(() -> missing(field));
    }

    private static Problem missing(String field) {
        return Problem.field(field, "HANDOVER-TAKER-MISSING", "接收人已离任或没有可用账号，请另选接收人。");
    }

    /** Today's list, every item going to the given person; refuses more than {@value #MOST}. */
    List<Item> of(ZoneKey zone, Holder holder, @Nullable PersonId taker) {
        var items = new ArrayList<Item>();
        for (var open : matters.of(zone, holder, MOST + 1)) {
            items.add(item(
                    ItemKind.MATTER,
                    open.id().value(),
                    open.number(),
                    open.title(),
                    open.dueOn(),
                    open.charges(),
                    taker));
        }
        var account = holder.account();
        if (holder.main() && account != null) {
            views.of(zone, account)
                    .forEach(view ->
                            items.add(item(ItemKind.SAVED_VIEW, view.id(), null, view.name(), null, Set.of(), taker)));
        }
        if (holder.main()) {
            portfolios
                    .heldBy(zone, holder.person(), BusinessZone.today(clock))
                    .forEach(held -> items.add(item(
                            ItemKind.PORTFOLIO,
                            held.id(),
                            null,
                            held.field() == null ? held.unitName() : held.unitName() + "（" + held.field() + "）",
                            null,
                            Set.of(),
                            taker)));
        }
        items.addAll(ofOthers(zone, holder, taker));
        if (items.size() > MOST) {
            throw Problem.conflict("HANDOVER-TOO-LARGE", "在办工作超过 5,000 项，请先批量改派或销号一部分，再办理交接。");
        }
        return items;
    }

    /** What the other rooms count as open work. */
    private List<Item> ofOthers(ZoneKey zone, Holder holder, @Nullable PersonId taker) {
        var giver = new WorkInPost.Giver(
                holder.person(),
                holder.account(),
                holder.name(),
                holder.unit(),
                holder.main(),
                matters.isOnlyOneOfTheName(zone, holder));
        return others.stream()
                .flatMap(each -> each.of(zone, giver, MOST + 1).stream()
                        .map(piece -> item(
                                ItemKind.of(each.kind()),
                                piece.object(),
                                piece.number(),
                                piece.title(),
                                piece.dueOn(),
                                Set.of(),
                                taker)))
                .toList();
    }

    private static Item item(
            ItemKind kind,
            UUID object,
            @Nullable String number,
            String title,
            java.time.@Nullable LocalDate dueOn,
            Set<org.bihuan.matter.Charge> charges,
            @Nullable PersonId taker) {
        return new Item(Ids.next(), kind, object, number, title, dueOn, charges, taker, null, null, false, null, null);
    }
}
