package org.bihuan.campaign;

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
 * A campaign as it is written and saved in one piece. A draft may lack much; what it takes to launch is checked then.
 *
 * @param basis the paper, meeting or instruction it rests on (依据), in its own words
 * @param parent the campaign it is a part of, such as the three years it is one year of
 * @param sectors codes of the sectors concerned (行业领域)
 * @param subjectTypes codes of the types of objects to be checked
 * @param areas ids of areas; empty: no limit
 * @param targetPercent share of hazards to be closed off, unless a unit has its own
 */
public record CampaignPlan(
        @NotBlank @Size(min = 2, max = 100) String name,
        @NotNull @Size(max = 500) String basis,
        @NotNull CampaignKind kind,
        @Nullable UUID parent,
        @NotNull UnitId office,
        @NotNull LocalDate startsOn,
        @NotNull LocalDate endsOn,
        @NotNull @Size(max = 60) List<@NotBlank @Size(max = 40) String> sectors,
        @NotNull @Size(max = 60) List<@NotBlank @Size(max = 60) String> subjectTypes,
        @NotNull @Size(max = 500) List<@NotNull UUID> areas,
        @Min(1) @Max(100) int targetPercent,
        @NotNull @Size(max = 300) List<@NotNull @Valid Duty> duties,
        @NotNull @Size(max = 100) List<@NotNull @Valid Team> teams) {

    /**
     * Who answers for a unit (责任落实): its principal (主要领导), the deputy in charge (分管领导), the contact (联络员).
     *
     * @param targetPercent absent: the campaign's
     */
    public record Duty(
            @NotNull UnitId unit,
            @Nullable PersonId principal,
            @Nullable PersonId deputy,
            @Nullable PersonId contact,
            @Nullable @Min(1) @Max(100) Integer targetPercent) {

        boolean isComplete() {
            return principal != null && deputy != null && contact != null;
        }
    }

    /**
     * An inspection team (检查组).
     *
     * @param members the first one leads it
     * @param units whose objects it visits; empty: any
     */
    public record Team(
            @NotNull UUID id,
            @NotBlank @Size(max = 50) String name,
            @NotNull @Size(max = 30) List<@NotNull PersonId> members,
            @NotNull @Size(max = 100) List<@NotNull UnitId> units) {}

    /** Every person named in it. */
    Set<PersonId> people() {
        return Stream.concat(
                        duties.stream().flatMap(duty -> Stream.of(duty.principal, duty.deputy, duty.contact)),
                        teams.stream().flatMap(team -> team.members.stream()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Every unit named in it. */
    Set<UnitId> units() {
        return Stream.of(
                        Stream.of(office),
                        duties.stream().map(Duty::unit),
                        teams.stream().flatMap(team -> team.units.stream()))
                .flatMap(each -> each)
                .collect(Collectors.toSet());
    }

    /** The same but for what may change while it runs: end, target, who answers and who goes out. */
    boolean hasScopeOf(CampaignPlan other) {
        return name.equals(other.name)
                && basis.equals(other.basis)
                && kind == other.kind
                && Objects.equals(parent, other.parent)
                && office.equals(other.office)
                && startsOn.equals(other.startsOn)
                && Set.copyOf(sectors).equals(Set.copyOf(other.sectors))
                && Set.copyOf(subjectTypes).equals(Set.copyOf(other.subjectTypes))
                && Set.copyOf(areas).equals(Set.copyOf(other.areas))
                && dutyUnits().equals(other.dutyUnits());
    }

    Set<UnitId> dutyUnits() {
        return duties.stream().map(Duty::unit).collect(Collectors.toSet());
    }
}
