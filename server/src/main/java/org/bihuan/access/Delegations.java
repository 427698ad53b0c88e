package org.bihuan.access;

import static org.bihuan.schema.access.Tables.DELEGATION;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Acting;
import org.bihuan.shared.ActingDuty;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leaving one's duties to another for an absence (离岗委托): business duties only, one deputy at a time, no chain, ending
 * by itself. Only the absent person leaves duties; both may end it early.
 */
@Service
public class Delegations {

    private static final int LONGEST_DAYS = 180;

    /**
     * @param duties absent: all duties the principal has
     * @param types codes of matter types; absent or empty: all
     * @param units leading units; absent or empty: all
     * @param lastOn the last day of the absence
     */
    public record Leave(
            @NotNull PersonId deputy,
            @Nullable @Size(max = 5) List<@NotNull ActingDuty> duties,
            @Nullable @Size(max = 30) List<@NotNull @Pattern(regexp = "[A-Z0-9_]{1,40}") String> types,
            @Nullable @Size(max = 100) List<@NotNull UnitId> units,
            @NotNull LocalDate firstOn,
            @NotNull LocalDate lastOn,
            @NotBlank @Size(max = 500) String reason) {

        /** For all the matters. */
        public Leave(
                PersonId deputy,
                @Nullable List<ActingDuty> duties,
                LocalDate firstOn,
                LocalDate lastOn,
                String reason) {
            this(deputy, duties, null, null, firstOn, lastOn, reason);
        }
    }

    private final DelegationRepository delegations;
    private final Duties administration;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Delegations(
            DelegationRepository delegations, Duties administration, ApplicationEventPublisher events, Clock clock) {
        this.delegations = delegations;
        this.administration = administration;
        this.events = events;
        this.clock = clock;
    }

    /** Every delegation the viewer gave or was given, the latest first. */
    @Transactional(readOnly = true)
    public Page<Delegation> page(Viewer viewer, PageRequest request) {
        return delegations.page(viewer.zone(), viewer.account(), BusinessZone.today(clock), request);
    }

    /** Those under which the viewer may act for somebody today, bounded by {@value DelegationRepository#MOST_IN_FORCE}. */
    @Transactional(readOnly = true)
    public List<Delegation> actingFor(Viewer viewer) {
        return delegations.inForce(viewer.zone(), viewer.account(), BusinessZone.today(clock)).stream()
                .filter(each -> each.deputy().equals(viewer.account()))
                .toList();
    }

    @Transactional
    public UUID leave(Viewer viewer, Leave wanted) {
        viewer.mustBeInPerson();
        var zone = viewer.zone();
        var deputy = delegations
                .accountOf(zone, wanted.deputy())
                .orElseThrow(() -> Problem.field("deputy", "ACCESS-DEPUTY-MISSING", "此人没有可用的账号，请另选代行人。"));
        if (deputy.equals(viewer.account())) {
            throw Problem.field("deputy", "ACCESS-DEPUTY-ONESELF", "不能委托本人，请另选代行人。");
        }
        checkDays(wanted);
        var duties = duties(viewer, wanted);
        var part = part(viewer, wanted);
        delegations.lock(zone, viewer.account(), deputy);
        mustNotAdminister(viewer, viewer.account(), wanted);
        mustNotAdminister(viewer, deputy, wanted);
        mustStandAlone(viewer, deputy, wanted);
        var id = Ids.next();
        delegations.insert(
                zone,
                id,
                viewer.account(),
                deputy,
                List.copyOf(duties),
                part,
                wanted.firstOn(),
                wanted.lastOn(),
                wanted.reason().strip(),
                clock.instant());
        events.publishEvent(new DelegationMade(viewer, id, deputy, wanted.firstOn(), wanted.lastOn()));
        events.publishEvent(new Acted(
                viewer,
                "access.delegate",
                "delegation",
                id,
                Map.of(
                        "deputy", deputy.toString(),
                        "duties", duties.stream().map(Enum::name).toList(),
                        "types", List.copyOf(part.types()),
                        "units", part.units().stream().map(UnitId::toString).toList(),
                        "firstOn", wanted.firstOn().toString(),
                        "lastOn", wanted.lastOn().toString())));
        return id;
    }

    private void checkDays(Leave wanted) {
        if (wanted.firstOn().isBefore(BusinessZone.today(clock))) {
            throw Problem.field("firstOn", "ACCESS-DELEGATION-PAST", "开始日期不能早于今天。");
        }
        if (wanted.lastOn().isBefore(wanted.firstOn())) {
            throw Problem.field("lastOn", "ACCESS-DELEGATION-ORDER", "结束日期不能早于开始日期。");
        }
        if (wanted.lastOn().isAfter(wanted.firstOn().plusDays(LONGEST_DAYS))) {
            throw Problem.field("lastOn", "ACCESS-DELEGATION-TOO-LONG", "一次委托最长 180 天，更久请办理岗位交接。");
        }
    }

    /** What is left must be one's own. */
    private static Set<ActingDuty> duties(Viewer viewer, Leave wanted) {
        var own = EnumSet.noneOf(ActingDuty.class);
        for (var duty : ActingDuty.values()) {
            if (viewer.may(duty.permit())) {
                own.add(duty);
            }
        }
        var given = wanted.duties();
        if (given != null && !own.containsAll(given)) {
            throw Problem.field("duties", "ACCESS-DUTY-NOT-OWN", "只能委托本人现有的职责，请重新选择。");
        }
        var duties = given == null || given.isEmpty() ? own : EnumSet.copyOf(given);
        if (duties.isEmpty()) {
            throw Problem.conflict("ACCESS-DUTY-NONE", "您没有可以委托的业务职责。系统、安全、审计管理职责不能委托。");
        }
        return duties;
    }

    private Acting.Part part(Viewer viewer, Leave wanted) {
        var types = wanted.types() == null ? Set.<String>of() : new HashSet<>(wanted.types());
        var units = wanted.units() == null ? Set.<UnitId>of() : new HashSet<>(wanted.units());
        if (!units.isEmpty() && !delegations.knows(viewer.zone(), units)) {
            throw Problem.field("units", "ACCESS-UNIT-UNKNOWN", "没有所选单位，请从单位列表中选择。");
        }
        return new Acting.Part(types, units);
    }

    private void mustNotAdminister(Viewer viewer, AccountId account, Leave wanted) {
        var held = administration.ofAccount(
                viewer.zone(), account, wanted.firstOn(), wanted.lastOn().plusDays(1));
        if (held.stream().anyMatch(Duty::isAdministration)) {
            throw Problem.conflict("ACCESS-DELEGATION-ADMINISTRATOR", "管理员职责不能委托，管理员也不能代行业务职责。");
        }
    }

    /** One deputy at a time, nobody stands in for somebody who stands in, nor for too many at once. */
    private void mustStandAlone(Viewer viewer, AccountId deputy, Leave wanted) {
        var zone = viewer.zone();
        var own = DELEGATION.PRINCIPAL_ID.eq(viewer.account().value());
        if (delegations.overlaps(zone, own, wanted.firstOn(), wanted.lastOn())) {
            throw Problem.conflict("ACCESS-DELEGATION-OVERLAP", "这段时间已有委托，请先收回原委托或改选日期。");
        }
        var chain = DELEGATION
                .PRINCIPAL_ID
                .eq(deputy.value())
                .or(DELEGATION.DEPUTY_ID.eq(viewer.account().value()));
        if (delegations.overlaps(zone, chain, wanted.firstOn(), wanted.lastOn())) {
            throw Problem.conflict("ACCESS-DELEGATION-CHAIN", "代行人同期也已离岗，或您正代行他人职责，不能层层委托，请另选代行人。");
        }
        var theirs = DELEGATION.DEPUTY_ID.eq(deputy.value());
        if (delegations.count(zone, theirs, wanted.firstOn(), wanted.lastOn()) >= DelegationRepository.MOST_IN_FORCE) {
            throw Problem.field("deputy", "ACCESS-DEPUTY-FULL", "此人同期已代行过多人的职责，请另选代行人。");
        }
    }

    /** Ends it from this moment on, by either of the two. */
    @Transactional
    public void recall(Viewer viewer, UUID id) {
        viewer.mustBeInPerson();
        var found = delegations
                .find(viewer.zone(), id, BusinessZone.today(clock))
                .filter(each -> each.principal().equals(viewer.account())
                        || each.deputy().equals(viewer.account()))
                .orElseThrow(() -> Problem.missing("ACCESS-DELEGATION-MISSING", "没有这项委托，请刷新。"));
        var running = found.standing() == Delegation.Standing.AHEAD || found.standing() == Delegation.Standing.IN_FORCE;
        if (!running || !delegations.recall(viewer.zone(), id, viewer.account(), clock.instant())) {
            throw Problem.conflict("ACCESS-DELEGATION-OVER", "这项委托已结束。");
        }
        events.publishEvent(new Acted(
                viewer,
                "access.recall-delegation",
                "delegation",
                id,
                Map.of("deputy", found.deputy().toString())));
    }
}
