package org.bihuan.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.bihuan.organisation.PostRank;
import org.bihuan.organisation.Standing.HeldPost;
import org.bihuan.organisation.Standing.Present;
import org.bihuan.roster.RosterRow.Change;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.PlainText;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A line of a roster of people: one post of one person. {@code person} and {@code post} are what stands already, absent
 * when new. Empty cells leave what stands as it is.
 */
final class PersonEntry {

    private static final Pattern MOBILE = Pattern.compile("1[0-9]{10}|0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,6})?");

    final Line line;
    final String name;
    final @Nullable String mobile;
    final @Nullable UnitId unit;
    private final String unitName;
    private final @Nullable PostRank rankWritten;
    private final @Nullable Boolean partTimeWritten;

    @Nullable
    Present person;

    @Nullable
    HeldPost post;

    PersonEntry(Line line, @Nullable UnitId unit, String unitName) {
        this.line = line;
        this.unit = unit;
        this.unitName = unitName;
        this.name = line.text(RosterColumn.PERSON);
        this.mobile = readMobile();
        this.rankWritten = readRank();
        this.partTimeWritten = readPartTime();
    }

    private @Nullable String readMobile() {
        var written = PlainText.compact(line.text(RosterColumn.MOBILE));
        if (written.isEmpty()) {
            return null;
        }
        if (!MOBILE.matcher(written).matches()) {
            line.fault(RosterColumn.MOBILE, "ROSTER-MOBILE-MALFORMED", "请填写 11 位手机号或带区号的座机号。");
        }
        return written;
    }

    private @Nullable PostRank readRank() {
        var written = line.text(RosterColumn.RANK);
        var rank = RosterWords.rank(written);
        if (!written.isEmpty() && rank.isEmpty()) {
            line.fault(
                    RosterColumn.RANK,
                    "ROSTER-RANK-UNKNOWN",
                    "没有“" + Line.brief(written) + "”这种职级。可填：园区领导、主要负责人、分管负责人、联络员、工作人员。");
        }
        return rank.orElse(null);
    }

    private @Nullable Boolean readPartTime() {
        var written = line.text(RosterColumn.PART_TIME);
        var yes = RosterWords.yes(written);
        if (!written.isEmpty() && yes.isEmpty()) {
            line.fault(RosterColumn.PART_TIME, "ROSTER-YES-NO", "兼职请填“是”或“否”。");
        }
        return yes.orElse(null);
    }

    /** Takes the person and, where there is one in the unit, the post that the line is about. */
    void is(@Nullable Present who) {
        person = who;
        var here = who == null
                ? List.<HeldPost>of()
                : who.posts().stream().filter(held -> held.unit().equals(unit)).toList();
        post = here.stream()
                .filter(held -> here.size() == 1 || held.facts().title().equals(line.text(RosterColumn.TITLE)))
                .findFirst()
                .orElse(null);
        if (post == null && line.text(RosterColumn.TITLE).isEmpty()) {
            line.fault(RosterColumn.TITLE, "ROSTER-CELL-REQUIRED", "请填写职务。");
        }
    }

    String title() {
        var written = line.text(RosterColumn.TITLE);
        return written.isEmpty() && post != null ? post.facts().title() : written;
    }

    PostRank rank() {
        var otherwise = post == null ? PostRank.STAFF : post.facts().rank();
        return rankWritten == null ? otherwise : rankWritten;
    }

    boolean partTime() {
        var otherwise = post != null && post.facts().partTime();
        return partTimeWritten == null ? otherwise : partTimeWritten;
    }

    List<Change> changes() {
        var changes = new ArrayList<Change>();
        var before = person == null ? null : person.facts().mobile();
        if (mobile != null && !mobile.equals(before)) {
            change(changes, RosterColumn.MOBILE, PersonalData.masked(before), mobile);
        }
        changes.addAll(postChanges());
        return changes;
    }

    List<Change> postChanges() {
        var changes = new ArrayList<Change>();
        var facts = post == null ? null : post.facts();
        change(changes, RosterColumn.UNIT, facts == null ? null : unitName, unitName);
        change(changes, RosterColumn.TITLE, facts == null ? null : facts.title(), title());
        change(changes, RosterColumn.RANK, facts == null ? null : facts.rank().name(), rank().name());
        change(
                changes,
                RosterColumn.PART_TIME,
                facts == null ? null : String.valueOf(facts.partTime()),
                String.valueOf(partTime()));
        return changes;
    }

    private static void change(List<Change> changes, RosterColumn field, @Nullable String before, String after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(field, before, after));
        }
    }
}
