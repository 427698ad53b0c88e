package org.bihuan.roster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.organisation.Standing.Present;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.organisation.UnitNames;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A roster of people against those present. Lines of one name are one person unless their telephone numbers differ.
 * Such a person is somebody present by the number, else by a post in the same unit, else when there is no doubt;
 * a namesake elsewhere is a doubt, and a person has to settle it.
 */
final class PeopleRoster {

    private final List<PersonEntry> entries = new ArrayList<>();
    private final Map<String, List<PersonEntry>> groups = new LinkedHashMap<>();
    private final Set<PersonId> taken = new HashSet<>();

    PeopleRoster(
            List<Line> lines, Collection<Present> present, UnitNames names, Collection<UnitDirectory.Entry> units) {
        var unitNames = units.stream().collect(Collectors.toMap(UnitDirectory.Entry::id, UnitDirectory.Entry::name));
        lines.forEach(line -> entries.add(entry(line, names, unitNames)));
        group();
        var byName = present.stream()
                .collect(Collectors.groupingBy(person -> person.facts().name()));
        var waiting = new ArrayList<List<PersonEntry>>();
        for (var group : groups.values()) {
            var who = byNumber(group, byName.getOrDefault(group.getFirst().name, List.of()));
            if (who == null) {
                waiting.add(group);
            } else {
                settle(group, who);
            }
        }
        waiting.forEach(group -> settle(group, byPost(group, byName.getOrDefault(group.getFirst().name, List.of()))));
        groups.values().forEach(PeopleRoster::mustHaveOneMainPost);
    }

    private static PersonEntry entry(Line line, UnitNames names, Map<UnitId, String> unitNames) {
        var written = line.text(RosterColumn.UNIT);
        if (!written.isEmpty() && names.meaningOf(written) instanceof UnitNames.Meaning.Known(var unit)) {
            return new PersonEntry(line, unit, unitNames.getOrDefault(unit, written));
        }
        if (!written.isEmpty()) {
            line.fault(RosterColumn.UNIT, "ROSTER-UNIT-UNKNOWN", new KnownNames(List.of(), names).unknown(written));
        }
        return new PersonEntry(line, null, Line.brief(written));
    }

    /** A line without a number belongs to its namesake with one, unless there are several. */
    private void group() {
        var numbers = new LinkedHashMap<String, Set<String>>();
        for (var entry : entries) {
            var known = numbers.computeIfAbsent(entry.name, any -> new HashSet<>());
            if (entry.mobile != null) {
                known.add(entry.mobile);
            }
        }
        for (var entry : entries) {
            var known = numbers.getOrDefault(entry.name, Set.of());
            if (entry.mobile == null && known.size() > 1) {
                entry.line.fault(RosterColumn.MOBILE, "ROSTER-PERSON-AMBIGUOUS", "本表有多位同名人员，请填写手机以区分。");
            }
            var number = entry.mobile != null || known.size() != 1
                    ? entry.mobile
                    : known.iterator().next();
            groups.computeIfAbsent(entry.name + '\n' + number, any -> new ArrayList<>())
                    .add(entry);
        }
    }

    private static @Nullable Present byNumber(List<PersonEntry> group, List<Present> namesakes) {
        var numbers = group.stream()
                .map(entry -> entry.mobile)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var found = namesakes.stream()
                .filter(person -> person.facts().mobile() != null
                        && numbers.contains(person.facts().mobile()))
                .toList();
        return found.size() == 1 ? found.getFirst() : null;
    }

    private @Nullable Present byPost(List<PersonEntry> group, List<Present> namesakes) {
        var free = namesakes.stream()
                .filter(person -> !taken.contains(person.id()))
                .toList();
        var here = free.stream()
                .filter(person -> person.posts().stream()
                        .anyMatch(post ->
                                group.stream().anyMatch(entry -> post.unit().equals(entry.unit))))
                .toList();
        if (here.size() == 1) {
            return here.getFirst();
        }
        var numbered = group.stream().anyMatch(entry -> entry.mobile != null);
        var possible = here.isEmpty()
                ? free.stream()
                        .filter(person -> !numbered || person.facts().mobile() == null)
                        .toList()
                : here;
        if (possible.size() == 1 && (atLarge(possible.getFirst()) || onlyFurther(group))) {
            return possible.getFirst();
        }
        if (!possible.isEmpty()) {
            group.getFirst()
                    .line
                    .fault(
                            RosterColumn.PERSON,
                            "ROSTER-PERSON-AMBIGUOUS",
                            "区内已有同名人员“" + group.getFirst().name
                                    + "”在其他单位任职，无法判断是否为同一人。若为调任，请先在人员页面结束其原任职；若为兼职，请在“兼职”填“是”；若为另一人，请先在人员页面登记原有人员的手机，再填写本行手机。");
        }
        return null;
    }

    private static boolean atLarge(Present person) {
        return person.posts().stream().allMatch(post -> post.facts().partTime());
    }

    private static boolean onlyFurther(List<PersonEntry> group) {
        return group.stream().allMatch(PersonEntry::partTime);
    }

    private void settle(List<PersonEntry> group, @Nullable Present who) {
        if (who != null) {
            taken.add(who.id());
        }
        var places = new HashSet<String>();
        for (var entry : group) {
            entry.is(who);
            if (entry.unit != null
                    && !places.add(entry.unit + "\n" + (entry.post == null ? entry.title() : entry.post.id()))) {
                entry.line.fault(RosterColumn.PERSON, "ROSTER-ROW-TWICE", "此人在该单位的任职在本表出现了两次，请合并为一行。");
            }
        }
    }

    private static void mustHaveOneMainPost(List<PersonEntry> group) {
        var mentioned = group.stream()
                .map(entry -> entry.post)
                .filter(Objects::nonNull)
                .map(post -> post.id())
                .collect(Collectors.toSet());
        var who = group.getFirst().person;
        var elsewhere = who != null
                && who.posts().stream().anyMatch(post -> !post.facts().partTime() && !mentioned.contains(post.id()));
        var main = elsewhere;
        for (var entry : group) {
            if (!entry.partTime() && main) {
                entry.line.fault(
                        RosterColumn.PART_TIME, "ROSTER-MAIN-POST-TWICE", "一人只能有一项主要任职。请将其余任职的“兼职”填“是”，或先在人员页面结束原任职。");
            }
            main = main || !entry.partTime();
        }
    }

    List<RosterRow> rows() {
        var fresh = new HashSet<List<PersonEntry>>();
        var rows = new LinkedHashMap<PersonEntry, RosterRow>();
        for (var group : groups.values()) {
            for (var entry : group) {
                var first = entry.person == null && fresh.add(group);
                rows.put(entry, RosterRow.of(entry.line, Line.brief(entry.name), first, entry.changes()));
            }
        }
        return entries.stream()
                .map(entry -> Objects.requireNonNull(rows.get(entry)))
                .toList();
    }

    /** The lines of each person together. */
    Collection<List<PersonEntry>> people() {
        return groups.values();
    }
}
