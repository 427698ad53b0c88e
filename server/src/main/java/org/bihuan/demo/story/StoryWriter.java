package org.bihuan.demo.story;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bihuan.calendar.DayKind;
import org.bihuan.calendar.WorkingCalendar;
import org.bihuan.matter.Opening;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/** Writes the stories of the demonstration: ten weeks of them, ending now. The same seed writes the same ones. */
public final class StoryWriter {

    private static final int LONGEST_AGO = 48;
    private static final Set<Plot> COMES_TO_PASSED = EnumSet.of(Plot.PASSED, Plot.ACCEPTED, Plot.DELISTED);

    private final WorkingCalendar calendar;
    private final Instant now;
    private final Map<String, UnitId> units;
    private final Map<String, PersonId> people;
    private final Map<String, String> liaisons;
    private final SplittableRandom random;
    private final Subjects subjects;

    /** @param liaisons the log-in name of each unit's liaison, by unit name */
    public StoryWriter(
            WorkingCalendar calendar,
            Instant now,
            Map<String, UnitId> units,
            Map<String, PersonId> people,
            Map<String, String> liaisons,
            long seed) {
        this.calendar = calendar;
        this.now = now;
        this.units = Map.copyOf(units);
        this.people = Map.copyOf(people);
        this.liaisons = Map.copyOf(liaisons);
        this.random = new SplittableRandom(seed);
        this.subjects = new Subjects(random);
    }

    public List<Story> write(int count) {
        var plots = Plot.spread(count);
        return IntStream.range(0, count).mapToObj(i -> story(plots.get(i), i)).toList();
    }

    private Story story(Plot plot, int index) {
        var diary = new Diary(calendar, now, random);
        diary.begin(age(plot));
        var subject = subject(plot, index, BusinessZone.dateOf(diary.moment()));
        var script = new Script(subject, liaison(subject.lead()), diary, random);
        var openedAt = diary.moment();
        var dueOn = dueOn(plot, diary);
        new Plotting(script, diary, random, supporting(subject), liaison(subject.lead()))
                .tell(plot, dueOn, BusinessZone.dateOf(openedAt));
        return new Story(opening(plot, subject), Script.OFFICER, openedAt, script.steps(), script.proofs());
    }

    private Subject subject(Plot plot, int index, LocalDate foundOn) {
        // A problem is closed off by its passed verification and is never found waiting for it.
        int kind = COMES_TO_PASSED.contains(plot) ? index % 2 * 4 : index % 9;
        return switch (kind) {
            case 0, 2, 5, 7 -> subjects.hazard(foundOn);
            case 1, 3, 8 -> subjects.problem(foundOn);
            default -> subjects.supervised();
        };
    }

    /** Workdays since the opening. */
    private int age(Plot plot) {
        return switch (plot) {
            case DRAFT, OPENED, WAITING_TO_BE_SIGNED -> 1;
            case SIGNING_LATE, RETURNED -> between(2, 4);
            case RECEIVED -> between(1, 3);
            case ON_PACE -> between(6, 12);
            case BEHIND -> between(10, 20);
            case NEAR_DUE, EXTENSION_PENDING -> between(12, 20);
            case OVERDUE -> between(16, 30);
            case LISTED, ACCEPTED, DELISTED, CRITICISED -> between(28, 40);
            case REPORTED, VERIFYING -> between(8, 14);
            case PASSED -> between(10, 14);
            case REWORK, SUSPENDED, SHELVED, CANCELLED -> between(14, 26);
            case CLOSED, EVALUATED -> between(14, LONGEST_AGO);
            case CLOSED_AFTER_REWORK, ARCHIVED, REOPENED -> between(24, LONGEST_AGO);
        };
    }

    /** The limit that brings the wanted light about; absent: the type's own. */
    private @Nullable LocalDate dueOn(Plot plot, Diary diary) {
        return switch (plot) {
            case ON_PACE -> diary.workdaysFromToday(between(6, 14));
            case BEHIND -> diary.workdaysFromToday(between(4, 6));
            case NEAR_DUE -> diary.workdaysFromToday(between(0, 2));
            case EXTENSION_PENDING -> diary.workdaysFromToday(between(1, 3));
            case OVERDUE -> diary.workdaysFromToday(-between(1, 7));
            case LISTED, ACCEPTED, DELISTED, CRITICISED -> diary.workdaysFromToday(-between(8, 14));
            case REPORTED, VERIFYING, PASSED -> diary.workdaysFromToday(between(1, 6));
            case REWORK -> diary.workdaysFromToday(between(-3, 5));
            case SUSPENDED, SHELVED -> diary.workdaysFromToday(between(3, 10));
            case CLOSED, CLOSED_AFTER_REWORK, EVALUATED, ARCHIVED, REOPENED ->
                calendar.add(BusinessZone.dateOf(diary.moment()), between(8, 18), DayKind.WORKING);
            case DRAFT, OPENED, WAITING_TO_BE_SIGNED, SIGNING_LATE, RETURNED, RECEIVED, CANCELLED -> null;
        };
    }

    private Opening opening(Plot plot, Subject subject) {
        var sponsor = subject.sponsor();
        return new Opening(
                Ids.next(),
                plot == Plot.DRAFT ? Opening.Then.DRAFT : Opening.Then.OPEN,
                subject.typeCode(),
                subject.title(),
                subject.requirement(),
                subject.severity(),
                random.nextInt(14) == 0,
                subject.sourceKind(),
                subject.sourceText(),
                subject.place(),
                subject.subjectName(),
                subject.subjectCode(),
                unit(subject.lead()),
                supporting(subject),
                subject.territorial() == null ? null : unit(subject.territorial()),
                subject.regulatory() == null ? null : unit(subject.regulatory()),
                sponsor == null ? null : Objects.requireNonNull(people.get(sponsor)),
                subject.responsible(),
                null,
                null,
                null,
                subject.fields(),
                null,
                null,
                true);
    }

    private List<UnitId> supporting(Subject subject) {
        return subject.supporting().stream().map(this::unit).toList();
    }

    private UnitId unit(String name) {
        return Objects.requireNonNull(units.get(name), () -> "no unit " + name);
    }

    private String liaison(String unit) {
        return Objects.requireNonNull(liaisons.get(unit), () -> "no liaison of " + unit);
    }

    private int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }
}
