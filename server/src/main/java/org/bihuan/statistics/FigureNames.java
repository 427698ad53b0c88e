package org.bihuan.statistics;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.organisation.PeopleNames;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What the lines of a table are called: units by the names of that day, people by theirs. */
@Repository
class FigureNames {

    private final PeopleNames people;
    private final UnitDirectory directory;

    FigureNames(PeopleNames people, UnitDirectory directory) {
        this.people = people;
        this.directory = directory;
    }

    Map<String, String> of(ZoneKey zone, GroupBy groupBy, Collection<String> keys, LocalDate day) {
        return switch (groupBy) {
            case UNIT -> {
                var names = new HashMap<String, String>();
                units(zone, ids(keys), day).forEach((unit, name) -> names.put(unit.toString(), name));
                yield names;
            }
            case LEADER, SPONSOR -> people(zone, ids(keys));
            case TYPE, SOURCE, MONTH -> Map.of();
        };
    }

    Map<UnitId, String> units(ZoneKey zone, Collection<? extends @Nullable UUID> units, LocalDate day) {
        return directory.namesOn(
                zone,
                units.stream()
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(UnitId::new)
                        .toList(),
                day);
    }

    private Map<String, String> people(ZoneKey zone, List<UUID> ids) {
        var names = new HashMap<String, String>();
        people.of(zone, ids.stream().map(PersonId::new).toList())
                .forEach((person, name) -> names.put(person.toString(), name));
        return names;
    }

    /** A sponsor may be a bare name: that is no id. */
    private static List<UUID> ids(Collection<String> keys) {
        return keys.stream().flatMap(key -> id(key).stream()).toList();
    }

    private static Optional<UUID> id(String key) {
        try {
            return Optional.of(UUID.fromString(key));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
