package org.bihuan.subject;

import static org.bihuan.schema.subject.Tables.LIKENESS;
import static org.bihuan.schema.subject.Tables.SUBJECT_;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bihuan.platform.WordSearch;
import org.bihuan.schema.subject.tables.records.SubjectRecord;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proposes subjects that may be the same as one (疑似重复): the same identity number, or a name made of nearly the same pairs
 * of characters. A person decides; whom somebody has told apart is not proposed again.
 */
@Service
public class SubjectLikeness {

    public enum Reason {
        PERSON_NUMBER,
        NAME,
        NAME_AND_ADDRESS
    }

    /** @param percent pairs of characters the names share */
    public record Like(
            UUID id,
            String name,
            String typeCode,
            @Nullable String creditCode,
            @Nullable String address,
            Reason reason,
            int percent) {}

    private static final int LEAST = 70;
    private static final int CANDIDATES = 200;
    private static final int MOST = 10;
    /** What names of enterprises share without being alike. */
    private static final Pattern COMMON = Pattern.compile("(股份)?有限(责任)?公司|分公司|[(（].*?[)）]|\\s");

    private final SubjectRepository subjects;
    private final DSLContext sql;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SubjectLikeness(SubjectRepository subjects, DSLContext sql, ApplicationEventPublisher events, Clock clock) {
        this.subjects = subjects;
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    /** The likest first, at most {@value #MOST}. */
    @Transactional(readOnly = true)
    public List<Like> of(Viewer viewer, SubjectId id) {
        viewer.mustHave(Permit.SUBJECT_READ);
        var subject =
                Subjects.mustBeKept(viewer, subjects.find(viewer.zone(), id).orElse(null));
        return candidates(viewer, subject).stream()
                .map(row -> like(subject, row))
                .filter(like -> like.percent() >= LEAST || like.reason() == Reason.PERSON_NUMBER)
                .sorted(Comparator.comparing(Like::reason).thenComparing(Like::percent, Comparator.reverseOrder()))
                .limit(MOST)
                .toList();
    }

    private List<SubjectRecord> candidates(Viewer viewer, Subject subject) {
        var zone = viewer.zone().value();
        var number = subject.number();
        var same = number == null ? falseCondition() : SUBJECT_.PERSON_NUMBER_HASH.eq(number.hash());
        var apart = selectOne()
                .from(LIKENESS)
                .where(
                        LIKENESS.ZONE_ID.eq(zone),
                        LIKENESS.FIRST_ID
                                .eq(SUBJECT_.ID)
                                .and(LIKENESS.SECOND_ID.eq(subject.id().value()))
                                .or(LIKENESS.SECOND_ID
                                        .eq(SUBJECT_.ID)
                                        .and(LIKENESS.FIRST_ID.eq(subject.id().value()))));
        return sql.selectFrom(SUBJECT_)
                .where(
                        SubjectSight.sees(viewer),
                        SUBJECT_.ID.ne(subject.id().value()),
                        SUBJECT_.STATE.ne(inline(SubjectState.MERGED.name())),
                        same.or(alike(subject.facts().name())),
                        notExists(apart))
                .orderBy(SUBJECT_.ID)
                .limit(CANDIDATES)
                .fetch();
    }

    /** Halves of the name's core: one of them is left where a character or two was written otherwise. */
    private static Condition alike(String name) {
        var core = core(name);
        if (core.length() < 4) {
            return SUBJECT_.NAME.eq(name);
        }
        int half = core.length() / 2;
        return WordSearch.matching(SUBJECT_.KEYWORDS, SUBJECT_.GRAMS, core.substring(0, half))
                .or(WordSearch.matching(SUBJECT_.KEYWORDS, SUBJECT_.GRAMS, core.substring(half)));
    }

    static String core(String name) {
        var core = COMMON.matcher(name).replaceAll("");
        return core.isEmpty() ? name : core;
    }

    private static Like like(Subject subject, SubjectRecord row) {
        var number = subject.number();
        var address = subject.facts().address();
        var reason = number != null && number.hash().equals(row.getPersonNumberHash())
                ? Reason.PERSON_NUMBER
                : address != null && Objects.equals(address, row.getAddress()) ? Reason.NAME_AND_ADDRESS : Reason.NAME;
        return new Like(
                row.getId(),
                row.getName(),
                row.getTypeCode(),
                row.getCreditCode(),
                row.getAddress(),
                reason,
                percent(core(subject.facts().name()), core(row.getName())));
    }

    /** Shared pairs of neighbouring characters, of all pairs (Dice). */
    static int percent(String one, String other) {
        var first = pairs(one);
        var second = pairs(other);
        var shared = new HashSet<>(first);
        shared.retainAll(second);
        int all = first.size() + second.size();
        return all == 0 ? (one.equals(other) ? 100 : 0) : 200 * shared.size() / all;
    }

    private static Set<String> pairs(String text) {
        var pairs = new HashSet<String>();
        for (int at = 0; at + 2 <= text.length(); at++) {
            pairs.add(text.substring(at, at + 2));
        }
        return pairs;
    }

    /** These two are different subjects: not proposed again. */
    @Transactional
    public void tellApart(Viewer viewer, SubjectId id, SubjectId other) {
        viewer.mustHave(Permit.SUBJECT_KEEP);
        Subjects.mustBeKept(viewer, subjects.find(viewer.zone(), id).orElse(null));
        Subjects.mustBeKept(viewer, subjects.find(viewer.zone(), other).orElse(null));
        // As the database orders uuids: by their bytes.
        boolean inOrder = id.toString().compareTo(other.toString()) < 0;
        sql.insertInto(LIKENESS)
                .set(LIKENESS.ZONE_ID, viewer.zone().value())
                .set(LIKENESS.ID, Ids.next())
                .set(LIKENESS.FIRST_ID, inOrder ? id.value() : other.value())
                .set(LIKENESS.SECOND_ID, inOrder ? other.value() : id.value())
                .set(LIKENESS.REASON, Reason.NAME.name())
                .set(LIKENESS.SCORE, 0)
                .set(LIKENESS.FOUND_AT, clock.instant())
                .set(LIKENESS.OUTCOME, "DIFFERENT")
                .set(LIKENESS.DECIDED_BY, viewer.account().value())
                .set(LIKENESS.DECIDED_BY_NAME, viewer.name())
                .set(LIKENESS.DECIDED_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
        events.publishEvent(
                new Acted(viewer, "subject.tell-apart", "subject", id.value(), Map.of("other", other.value())));
    }
}
