package org.bihuan.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.platform.Signals;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Telling accounts something, and their taking note of it. */
@Service
public class Notices {

    private static final int MOST_FACTS = 20;
    private static final int LONGEST_FACT = 300;
    /** Two ids of 36 characters and a comma stay far below what one signal holds. */
    private static final int ACCOUNTS_PER_SIGNAL = 150;

    private final NoticeRepository repository;
    private final DeputyNotices deputies;
    private final Signals signals;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Notices(
            NoticeRepository repository,
            DeputyNotices deputies,
            Signals signals,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.deputies = deputies;
        this.signals = signals;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Tells each account once, and who stands in for it today, in the caller's transaction: without its commit nobody
     * hears of it.
     *
     * @param to recipients; duplicates are told once, an empty collection is no one
     * @param objectKind what the notice opens: {@code matter}
     * @param facts what the text needs; at most 20, each cut at 300 characters
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(
            ZoneKey zone,
            Collection<AccountId> to,
            NoticeKind kind,
            String objectKind,
            UUID objectId,
            Map<String, String> facts) {
        tell(zone, List.of(new Telling(to, kind, objectKind, objectId, facts)));
    }

    /** The same of many things at once, in a few statements altogether. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(ZoneKey zone, List<Telling> tellings) {
        var at = clock.instant();
        var all = Stream.concat(tellings.stream(), deputies.of(zone, tellings).stream())
                .filter(telling -> !telling.to().isEmpty())
                .map(telling -> told(zone, telling, at))
                .toList();
        if (all.isEmpty()) {
            return;
        }
        repository.insert(zone, all);
        var recipients = new LinkedHashSet<AccountId>();
        all.forEach(told -> recipients.addAll(told.to()));
        signal(zone, List.copyOf(recipients));
        events.publishEvent(new AllTold(all));
    }

    private static Told told(ZoneKey zone, Telling telling, Instant at) {
        return new Told(
                zone,
                List.copyOf(new LinkedHashSet<>(telling.to())),
                telling.kind(),
                telling.objectKind(),
                telling.objectId(),
                bounded(telling.facts()),
                at);
    }

    /** Takes note of one; doing it twice does no harm. Refuses with {@code NOTICE-MISSING} what is not the viewer's. */
    @Transactional
    public void read(Viewer viewer, UUID id) {
        if (!repository.read(viewer, id, clock.instant())) {
            throw Problem.missing("NOTICE-MISSING", "这条通知不存在或已过保存期。");
        }
        signal(viewer.zone(), List.of(viewer.account()));
    }

    /** Takes note of all up to the moment the viewer has seen them; what came later stays unread. */
    @Transactional
    public int readAll(Viewer viewer, Instant upTo) {
        int read = repository.readAll(viewer, upTo, clock.instant());
        if (read > 0) {
            signal(viewer.zone(), List.of(viewer.account()));
        }
        return read;
    }

    private void signal(ZoneKey zone, List<AccountId> accounts) {
        for (int from = 0; from < accounts.size(); from += ACCOUNTS_PER_SIGNAL) {
            var some = accounts.subList(from, Math.min(from + ACCOUNTS_PER_SIGNAL, accounts.size()));
            signals.send(
                    NoticeSignals.TOPIC,
                    zone + " " + some.stream().map(AccountId::toString).collect(Collectors.joining(",")));
        }
    }

    private static Map<String, String> bounded(Map<String, String> facts) {
        if (facts.size() > MOST_FACTS) {
            throw new IllegalArgumentException(facts.size() + " facts");
        }
        return facts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> cut(each.getValue())));
    }

    private static String cut(String fact) {
        return fact.length() <= LONGEST_FACT ? fact : fact.substring(0, LONGEST_FACT - 1) + "…";
    }
}
