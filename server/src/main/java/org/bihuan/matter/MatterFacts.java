package org.bihuan.matter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bihuan.shared.PersonalData;
import org.jspecify.annotations.Nullable;

/**
 * What a matter is about, as written at its opening.
 *
 * @param requirement what has to be achieved (工作要求)
 * @param subjectName the enterprise, community or site concerned
 * @param subjectCode its unified social credit code, as given
 * @param fields further facts of the type, by key
 */
public record MatterFacts(
        String title,
        String requirement,
        @Nullable Severity severity,
        boolean urgent,
        Source source,
        @Nullable String place,
        @Nullable String subjectName,
        @Nullable String subjectCode,
        Map<String, String> fields) {

    public MatterFacts {
        fields = Map.copyOf(fields);
    }

    MatterFacts amended(MatterOrder.Amend order) {
        return new MatterFacts(
                order.title() == null
                        ? title
                        : PersonalData.restored(order.title().strip(), title),
                order.requirement() == null ? requirement : PersonalData.restored(order.requirement(), requirement),
                order.severity() == null ? severity : order.severity(),
                order.urgent() == null ? urgent : order.urgent(),
                source,
                restored(order.place()),
                subjectName,
                subjectCode,
                fields);
    }

    private @Nullable String restored(@Nullable String newPlace) {
        if (newPlace == null) {
            return place;
        }
        return place == null ? newPlace : PersonalData.restored(newPlace, place);
    }

    MatterFacts answering(Map<String, String> answers) {
        return new MatterFacts(title, requirement, severity, urgent, source, place, subjectName, subjectCode, answers);
    }

    /** What a part of it is about: its own words, the rest as the whole. */
    MatterFacts ofChild(PartOrder.Child child) {
        var own = child.requirement();
        return new MatterFacts(
                child.title().strip(),
                own == null || own.isBlank() ? requirement : PersonalData.restored(own.strip(), requirement),
                severity,
                urgent,
                source,
                place,
                subjectName,
                subjectCode,
                fields);
    }

    /** The other's words under this matter's own source. */
    MatterFacts replacedBy(MatterFacts other) {
        return new MatterFacts(
                PersonalData.restored(other.title, title),
                PersonalData.restored(other.requirement, requirement),
                other.severity,
                urgent,
                source,
                other.place,
                other.subjectName,
                other.subjectCode,
                other.fields);
    }

    /** Field by field, what the other has different. */
    Map<String, MatterEvent.Change> differences(MatterFacts other) {
        var changes = new LinkedHashMap<String, MatterEvent.Change>();
        compare(changes, "title", title, other.title);
        compare(changes, "requirement", requirement, other.requirement);
        compare(changes, "severity", severity, other.severity);
        compare(changes, "urgent", urgent, other.urgent);
        compare(changes, "place", place, other.place);
        compare(changes, "subjectName", subjectName, other.subjectName);
        compare(changes, "subjectCode", subjectCode, other.subjectCode);
        var keys = new java.util.TreeSet<>(fields.keySet());
        keys.addAll(other.fields.keySet());
        keys.forEach(key -> compare(changes, "fields." + key, fields.get(key), other.fields.get(key)));
        return changes;
    }

    static void compare(
            Map<String, MatterEvent.Change> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.put(field, new MatterEvent.Change(text(before), text(after)));
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
