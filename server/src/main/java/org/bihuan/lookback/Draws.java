package org.bihuan.lookback;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.matter.ClosedMatters;
import org.bihuan.matter.ClosedMatters.Closed;
import org.bihuan.matter.MatterTypes;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Sampling;
import org.bihuan.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drawing the sample (抽样): the list of candidates with their weights is frozen, a seed is made up by chance and kept with
 * it, and each matter drawn becomes the task of somebody who had no part in it.
 */
@Service
public class Draws {

    /** A longer list is nobody's period. */
    static final int MOST_CANDIDATES = 5_000;

    /**
     * @param commandId the same command draws once
     * @param closedFrom first and last day of the close; days too recent for their type are left out
     * @param dueOn when the look-backs are to be done
     * @param inspectors people who share the tasks
     */
    public record NewDraw(
            @NotNull UUID commandId,
            @NotNull LocalDate closedFrom,
            @NotNull LocalDate closedTo,
            @NotNull LocalDate dueOn,
            @NotEmpty @Size(max = 50) List<@NotNull UUID> inspectors) {}

    /** A candidate as it is frozen. */
    record Frozen(Closed matter, int weight, Map<String, Integer> points) {

        Sampling.Candidate candidate() {
            return new Sampling.Candidate(matter.id().value(), weight);
        }
    }

    /** A draw as it is kept. */
    record Drawn(
            UUID id,
            NewDraw wish,
            Scheme scheme,
            String seed,
            String fingerprint,
            List<Frozen> candidates,
            List<UUID> sampled) {}

    private final DrawRepository draws;
    private final LookBackSchemes schemes;
    private final ClosedMatters closed;
    private final MatterTypes types;
    private final Inspectors inspectors;
    private final LookBacks tasks;
    private final FalseReportCount falseReports;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Draws(
            DrawRepository draws,
            LookBackSchemes schemes,
            ClosedMatters closed,
            MatterTypes types,
            Inspectors inspectors,
            LookBacks tasks,
            FalseReportCount falseReports,
            ApplicationEventPublisher events,
            Clock clock) {
        this.draws = draws;
        this.schemes = schemes;
        this.closed = closed;
        this.types = types;
        this.inspectors = inspectors;
        this.tasks = tasks;
        this.falseReports = falseReports;
        this.events = events;
        this.clock = clock;
    }

    /** Draws, and answers the same command a second time with the first draw. */
    @Transactional
    public UUID draw(Viewer viewer, NewDraw wish) {
        viewer.mustHave(Permit.MATTER_SUPERVISE);
        draws.lock(viewer.zone());
        var before = draws.byCommand(viewer, wish.commandId());
        if (before.isPresent()) {
            return before.get();
        }
        check(wish);
        var appointees = inspectors.chosen(viewer, wish.inspectors());
        var scheme = schemes.current(viewer.zone());
        var candidates = freeze(viewer, wish, scheme.rules());
        var plain = candidates.stream().map(Frozen::candidate).toList();
        var seed = seed();
        var sampled = Sampling.draw(seed, plain, scheme.rules().size(plain.size()));
        var drawn = new Drawn(Ids.next(), wish, scheme, seed, Sampling.fingerprint(plain), candidates, sampled);
        draws.insert(viewer, drawn, clock.instant());
        tasks.handOut(viewer, drawn, appointees);
        events.publishEvent(new Acted(
                viewer,
                "lookback.draw",
                "look-back-draw",
                drawn.id(),
                Map.of("seed", seed, "candidates", candidates.size(), "sampled", sampled.size())));
        return drawn.id();
    }

    private void check(NewDraw wish) {
        var today = BusinessZone.today(clock);
        if (wish.closedTo().isBefore(wish.closedFrom()) || wish.closedTo().isAfter(today)) {
            throw Problem.field("closedTo", "LOOKBACK-PERIOD-WRONG", "销号日期范围须先起后止，且不晚于今天。");
        }
        if (wish.dueOn().isBefore(today)) {
            throw Problem.field("dueOn", "LOOKBACK-DUE-PAST", "完成时限不能早于今天。");
        }
    }

    /** By the order of their ids, so that the list is the same however it was found. */
    private List<Frozen> freeze(Viewer viewer, NewDraw wish, Scheme.Rules rules) {
        var today = BusinessZone.today(clock);
        var found = new ArrayList<Closed>();
        for (var type : types.current(viewer.zone())) {
            var ripe = today.minusDays(rules.afterDays(type.code()));
            var to = wish.closedTo().isAfter(ripe) ? ripe : wish.closedTo();
            if (!to.isBefore(wish.closedFrom())) {
                found.addAll(closed.between(viewer, type.code(), wish.closedFrom(), to, MOST_CANDIDATES + 1));
            }
        }
        if (found.size() > MOST_CANDIDATES) {
            throw Problem.field("closedFrom", "LOOKBACK-TOO-MANY", "候选事项超过 " + MOST_CANDIDATES + " 件，请缩短销号日期范围。");
        }
        var done = draws.lookedBackSinceClose(viewer, found);
        found.removeIf(each -> done.contains(each.id()));
        if (found.isEmpty()) {
            throw Problem.field("closedFrom", "LOOKBACK-NO-CANDIDATES", "该期间没有到期未抽查的已销号事项。各类事项须在销号满规定天数后抽查。");
        }
        found.sort(Comparator.comparing(each -> each.id().value().toString()));
        var counts = falseReports.byUnit(viewer.zone());
        return found.stream()
                .map(each -> {
                    var unit = each.unit();
                    var points = rules.weights().points(each, unit == null ? 0 : counts.getOrDefault(unit, 0));
                    int weight =
                            points.values().stream().mapToInt(Integer::intValue).sum();
                    return new Frozen(each, weight, points);
                })
                .toList();
    }

    private String seed() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
