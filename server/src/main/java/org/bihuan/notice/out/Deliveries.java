package org.bihuan.notice.out;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.bihuan.platform.ZoneJob;
import org.bihuan.shared.Acted;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what the outbox holds, at least once: taken in one transaction, sent outside any, settled in another. Who receives
 * knows a repetition by the id it carries.
 */
@Service
public class Deliveries implements ZoneJob {

    private static final int AT_ONCE = 20;
    private static final int ROUNDS = 20;

    private final DeliveryRepository repository;
    private final Channels channels;
    private final Postings postings;
    private final Poster poster;
    private final Letters letters;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deliveries(
            DeliveryRepository repository,
            Channels channels,
            Postings postings,
            Poster poster,
            Letters letters,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.channels = channels;
        this.postings = postings;
        this.poster = poster;
        this.letters = letters;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notice-send-deliveries";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void run(ZoneKey zone) {
        for (int round = 0; round < ROUNDS; round++) {
            var claimed = Objects.requireNonNull(
                    transaction.execute(begun -> repository.claim(zone, clock.instant(), AT_ONCE)));
            if (claimed.due() == 0) {
                return;
            }
            sendAll(zone, claimed.taken());
        }
    }

    /** Sends once more, at once, what has been given up or waits for its next try. */
    @Transactional
    public void sendAgain(Viewer viewer, UUID id) {
        viewer.mustHave(Permit.SYSTEM_SETTINGS);
        if (!repository.sendAgain(viewer.zone(), id, clock.instant())) {
            throw repository.exists(viewer.zone(), id)
                    ? Problem.conflict("NOTICE-DELIVERY-SENT", "这条消息已经送达，无需重发。")
                    : Problem.missing("NOTICE-DELIVERY-MISSING", "没有这条发送记录，或已过保存期。");
        }
        events.publishEvent(new Acted(viewer, "notice.send-again", "delivery", id, Map.of()));
    }

    /** A slow receiver must not keep the others waiting. */
    private void sendAll(ZoneKey zone, List<Delivery> taken) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            taken.forEach(delivery -> threads.execute(() -> CurrentZone.run(zone, () -> send(zone, delivery))));
        }
    }

    private void send(ZoneKey zone, Delivery delivery) {
        long began = System.nanoTime();
        var attempt = attempt(zone, delivery);
        long took = Duration.ofNanos(System.nanoTime() - began).toMillis();
        transaction.executeWithoutResult(begun -> repository.settle(zone, delivery, attempt, clock.instant(), took));
    }

    private Try attempt(ZoneKey zone, Delivery delivery) {
        try {
            var channel = delivery.channel();
            return channel == null ? letters.send(zone, delivery) : post(zone, channel, delivery);
        } catch (Problem problem) {
            return Try.of(Try.Outcome.UNREADY, problem.code());
        } catch (RuntimeException broken) {
            // What cannot be opened or written must come to an end as well, and leave a trace.
            return Try.of(Try.Outcome.UNREACHABLE, broken.getClass().getSimpleName());
        }
    }

    private Try post(ZoneKey zone, UUID channel, Delivery delivery) {
        var found = transaction.execute(begun -> channels.open(zone, channel));
        if (found == null) {
            return Try.of(Try.Outcome.UNREADY, "channel is off");
        }
        try {
            var answer = poster.post(
                    postings.of(found.format(), found.address(), found.secret(), delivery, clock.instant()));
            return postings.verdict(found.format(), answer.status(), answer.body());
        } catch (AddressRule.Shut shut) {
            return Try.of(Try.Outcome.BLOCKED, "NOTICE-ADDRESS-SHUT");
        } catch (IOException failure) {
            return Try.of(Try.Outcome.UNREACHABLE, failure.getClass().getSimpleName() + ": " + failure.getMessage());
        }
    }
}
