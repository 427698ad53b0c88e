package org.bihuan.bench.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The life of one matter: drawn once for its number from a fixed seed, and then told as far as it has got by the day of
 * the benchmark. Opened evenly over two years; one in five takes longer than its limit; one in eight fails verification
 * once, one in twelve is extended, three in a hundred are cancelled.
 */
final class Life {

    static final long SEED = 20_261_121L;
    static final int DAYS = 730;
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final long DAY_MILLIS = 86_400_000L;

    final int index;
    final Wording words;
    final Kind kind;
    final Cast.Unit lead;
    final Instant openedAt;
    final LocalDate originalDueOn;
    final LocalDate dueOn;
    final boolean extended;
    final boolean urgent;
    final List<Milestone> past = new ArrayList<>();
    private final long durationMillis;
    private final SplittableRandom random;

    enum Kind {
        HAZARD("患", 15, 45),
        PROBLEM("问", 7, 21),
        SUPERVISED_ITEM("督", 60, 365);

        final String prefix;
        final int leastDays;
        final int mostDays;

        Kind(String prefix, int leastDays, int mostDays) {
            this.prefix = prefix;
            this.leastDays = leastDays;
            this.mostDays = mostDays;
        }
    }

    /** @param index from 0, oldest first; the same index is the same matter, however many there are, but for its age */
    Life(int index, int count, Instant now, Cast cast) {
        this.index = index;
        this.random = new SplittableRandom(SEED + 31L * index);
        this.words = Wording.of(random);
        int chance = random.nextInt(100);
        this.kind = chance < 50 ? Kind.HAZARD : chance < 75 ? Kind.PROBLEM : Kind.SUPERVISED_ITEM;
        this.lead = lead(cast);
        this.urgent = random.nextInt(20) == 0;
        this.openedAt = now.minusMillis((long) ((1 - (index + 0.5) / count) * DAYS * DAY_MILLIS));
        int limit = random.nextInt(kind.leastDays, kind.mostDays + 1);
        boolean late = random.nextInt(5) == 0;
        this.durationMillis =
                (long) ((late ? 1 + random.nextDouble() : 0.3 + 0.7 * random.nextDouble()) * limit * DAY_MILLIS);
        this.extended = random.nextInt(12) == 0;
        this.originalDueOn = openedAt.atZone(SHANGHAI).toLocalDate().plusDays(limit);
        this.dueOn = extended && gone(now) > 0.5 ? originalDueOn.plusDays(10) : originalDueOn;
        story().stream().filter(each -> each.at() <= gone(now)).forEach(past::add);
    }

    /** Half of all goes to the one street, most of that to its office; the rest thins out from unit to unit. */
    private Cast.Unit lead(Cast cast) {
        int chance = random.nextInt(100);
        if (chance < 38) {
            return cast.street();
        }
        if (chance < 50) {
            return Wording.pick(cast.villages(), random);
        }
        double thin = random.nextDouble();
        return cast.others().get((int) (thin * thin * cast.others().size()));
    }

    private double gone(Instant now) {
        return (now.toEpochMilli() - openedAt.toEpochMilli()) / (double) durationMillis;
    }

    Instant at(Milestone milestone) {
        return Instant.ofEpochMilli(openedAt.toEpochMilli() + (long) (milestone.at() * durationMillis));
    }

    SplittableRandom random() {
        return random;
    }

    String number() {
        return kind.prefix + "〔" + openedAt.atZone(SHANGHAI).getYear() + "〕" + (index + 1_000) + "号";
    }

    static LocalDate day(Instant at) {
        return at.atZone(SHANGHAI).toLocalDate();
    }

    private List<Milestone> story() {
        var story = new ArrayList<Milestone>();
        boolean cancelled = random.nextInt(33) == 0;
        boolean returned = random.nextInt(50) == 0;
        boolean rework = random.nextInt(8) == 0;
        boolean paused = random.nextInt(40) == 0;
        story.add(new Milestone(
                0,
                "Opened",
                "OPENED",
                1,
                0,
                "OPENED",
                facts("number", number(), "typeCode", kind.name(), "typeVersion", 1)));
        story.add(assigned(0.03));
        if (returned) {
            story.add(new Milestone(
                    0.05,
                    "Returned",
                    "RETURNED",
                    1,
                    0,
                    "RETURNED",
                    facts("reason", "不属于我单位职责", "suggestedUnit", null)));
            story.add(assigned(0.07));
        }
        story.add(new Milestone(
                0.09, "Received", "RECEIVED", 1, 0, null, facts("responsibleName", words.responsible(), "note", null)));
        story.add(progressed(0.15, 1, 0, 30));
        if (extended) {
            story.add(new Milestone(
                    0.5,
                    "Extended",
                    "IN_PROGRESS",
                    1,
                    30,
                    null,
                    facts("request", null, "from", originalDueOn, "to", originalDueOn.plusDays(10), "opinion", "同意")));
        }
        if (cancelled) {
            story.add(new Milestone(
                    0.55,
                    "Cancelled",
                    "CANCELLED",
                    1,
                    30,
                    null,
                    facts("request", null, "reason", "重复立项", "opinion", "同意撤销")));
            return story;
        }
        if (paused) {
            story.add(new Milestone(
                    0.56, "Shelved", "SHELVED", 1, 30, null, facts("reason", "等待上级资金", "reviewOn", dueOn)));
            story.add(new Milestone(0.64, "Resumed", "IN_PROGRESS", 1, 30, null, facts("note", null, "dueOn", dueOn)));
        }
        story.add(progressed(0.6 + (paused ? 0.06 : 0), 1, 30, 70));
        story.add(reported(0.82, 1));
        story.add(new Milestone(0.86, "VerificationStarted", "VERIFYING", 1, 100, null, facts()));
        if (rework) {
            story.add(new Milestone(0.88, "Verified", "REWORK", 2, 60, "SENT_BACK", verdict("PARTLY_DONE", "部分点位未完成")));
            story.add(reported(0.95, 2));
        }
        int round = rework ? 2 : 1;
        story.add(new Milestone(0.97, "Verified", "PASSED", round, 100, null, verdict("PASSED", "现场核查通过")));
        story.add(new Milestone(
                1,
                "ClosedOff",
                "CLOSED_OFF",
                round,
                100,
                "CLOSED",
                facts(
                        "opinion",
                        null,
                        "onTimeByOriginalDate",
                        !closedOn().isAfter(originalDueOn),
                        "onTimeByExtendedDate",
                        !closedOn().isAfter(dueOn))));
        if (random.nextInt(5) == 0) {
            story.add(new Milestone(
                    1.2, "Evaluated", "EVALUATED", round, 100, null, facts("grade", "B", "opinion", null)));
        }
        if (random.nextInt(3) > 0) {
            story.add(new Milestone(2.5, "Archived", "ARCHIVED", round, 100, null, facts()));
        }
        return story;
    }

    Milestone last() {
        return past.getLast();
    }

    /** When something happened for the last time; null: never. */
    @Nullable
    Instant happened(String event) {
        return past.stream()
                .filter(each -> each.event().equals(event))
                .reduce((first, second) -> second)
                .map(this::at)
                .orElse(null);
    }

    private LocalDate closedOn() {
        return day(openedAt.plusMillis(durationMillis));
    }

    private Milestone assigned(double at) {
        return new Milestone(
                at,
                "Assigned",
                "ASSIGNED",
                1,
                0,
                "ASSIGNED",
                facts(
                        "leadUnit",
                        lead.id(),
                        "leadUnitName",
                        lead.name(),
                        "responsibleName",
                        words.responsible(),
                        "dueOn",
                        originalDueOn,
                        "note",
                        null));
    }

    private static Milestone progressed(double at, int round, int before, int percent) {
        return new Milestone(
                at,
                "Progressed",
                "IN_PROGRESS",
                round,
                percent,
                null,
                facts("text", "已完成方案，正在组织整改。", "percent", percent, "percentBefore", before));
    }

    private static Milestone reported(double at, int round) {
        return new Milestone(at, "Reported", "REPORTED", round, 100, null, facts("text", "整改完成，申请核查。"));
    }

    private static Map<String, Object> verdict(String conclusion, String opinion) {
        return facts("conclusion", conclusion, "method", "SITE", "opinion", opinion, "reworkDueOn", null);
    }

    private static Map<String, Object> facts(@Nullable Object... pairs) {
        var facts = new LinkedHashMap<String, Object>();
        for (int at = 0; at < pairs.length; at += 2) {
            facts.put((String) pairs[at], pairs[at + 1]);
        }
        return facts;
    }
}
