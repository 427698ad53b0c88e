package org.bihuan.goal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A goal with all its works and list items, as it is written and saved in one piece. Ids are made by the client, so
 * that a plan sent twice is one plan; an item without unit, person or day may be saved, not published.
 *
 * @param target the figure or the words of the target
 * @param sponsor the leader who answers for it
 */
public record GoalPlan(
        @Min(2000) @Max(2100) int year,
        @NotBlank @Size(max = 100) String name,
        @NotNull @Size(max = 500) String target,
        @Nullable PersonId sponsor,
        @NotNull @Size(max = 50) List<@NotNull @Valid Work> works) {

    /** A goal has so many items at most. */
    public static final int MOST_ITEMS = 300;

    /** A work (重点工作); its lead unit sees the matters of its items. */
    public record Work(
            @NotNull UUID id,
            @NotBlank @Size(max = 200) String name,
            @Nullable UnitId leadUnit,
            @NotNull @Size(max = 200) List<@NotNull @Valid Item> items) {}

    /**
     * A measure of the list (清单事项) and whose it is.
     *
     * @param evidenceWanted what is to be shown when it is done
     */
    public record Item(
            @NotNull UUID id,
            @NotBlank @Size(min = 2, max = 200) String measure,
            @Nullable UnitId unit,
            @Nullable @Size(max = 50) String responsibleName,
            @Nullable LocalDate dueOn,
            @Nullable @Size(max = 500) String evidenceWanted) {}

    /** With these items alone, and the works they are in. */
    GoalPlan only(Set<UUID> kept) {
        return new GoalPlan(
                year,
                name,
                target,
                sponsor,
                works.stream()
                        .map(work -> new Work(
                                work.id,
                                work.name,
                                work.leadUnit,
                                work.items.stream()
                                        .filter(item -> kept.contains(item.id))
                                        .toList()))
                        .filter(work -> !work.items.isEmpty())
                        .toList());
    }

    /** Every unit named in it. */
    Set<UnitId> units() {
        return Stream.concat(
                        works.stream().map(Work::leadUnit), items().stream().map(Item::unit))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    List<Item> items() {
        return works.stream().flatMap(work -> work.items().stream()).toList();
    }
}
