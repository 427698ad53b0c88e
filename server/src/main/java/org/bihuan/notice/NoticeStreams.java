package org.bihuan.notice;

import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open event streams of this node. A stream first says how many notices are unread, then says so again whenever
 * that changes, with the newest unread notice. It ends a little after an idle session would, so that a forgotten tab
 * cannot keep its session alive by reconnecting.
 */
@Component
public class NoticeStreams {

    private static final int MOST_PER_ACCOUNT = 8;
    private static final int MOST = 20_000;

    /** What the event {@code notices} carries. */
    record News(int unread, @Nullable NoticeShow newest) {}

    private record Owner(ZoneKey zone, AccountId account) {}

    private final NoticeRepository repository;
    private final TransactionTemplate transaction;
    private final LiveSessions sessions;
    private final Duration life;
    private final Map<Owner, Deque<NoticeStream>> streams = new ConcurrentHashMap<>();

    NoticeStreams(
            NoticeRepository repository,
            TransactionTemplate transaction,
            LiveSessions sessions,
            @Value("${spring.session.timeout}") Duration sessionTimeout) {
        this.repository = repository;
        this.transaction = transaction;
        this.sessions = sessions;
        this.life = sessionTimeout.plusMinutes(1);
    }

    /** Opens a stream; of more than eight of one account the oldest ends. */
    public SseEmitter open(Viewer viewer, String session) {
        if (streams.size() >= MOST) {
            throw Problem.tooOften("NOTICE-TOO-MANY-STREAMS", "在线人数过多，实时提醒暂不可用，请稍后刷新。");
        }
        var owner = new Owner(viewer.zone(), viewer.account());
        var stream = new NoticeStream(session, life);
        stream.whenOver(() -> forget(owner, stream));
        var all = streams.compute(owner, (key, known) -> {
            var deque = known == null ? new ConcurrentLinkedDeque<NoticeStream>() : known;
            deque.addLast(stream);
            return deque;
        });
        while (all.size() > MOST_PER_ACCOUNT) {
            Objects.requireNonNull(all.pollFirst()).end();
        }
        wake(viewer.zone(), viewer.account());
        return stream.emitter();
    }

    /** Says the news to every stream of the account on this node, each on a thread of its own. */
    void wake(ZoneKey zone, AccountId account) {
        var owner = new Owner(zone, account);
        if (streams.containsKey(owner)) {
            Thread.ofVirtual().name("notice-news").start(() -> sayNews(owner));
        }
    }

    void wakeAll() {
        streams.keySet().forEach(owner -> wake(owner.zone(), owner.account()));
    }

    /** Ends the streams whose session has ended, on a thread of its own. */
    void endDead(ZoneKey zone, AccountId account) {
        var owner = new Owner(zone, account);
        if (streams.containsKey(owner)) {
            Thread.ofVirtual().name("notice-end").start(() -> living(owner));
        }
    }

    /** Every open stream of this node, for the heartbeat. */
    List<NoticeStream> open() {
        return streams.values().stream().flatMap(Deque::stream).toList();
    }

    private void sayNews(Owner owner) {
        CurrentZone.run(owner.zone(), () -> {
            var news = Objects.requireNonNull(transaction.execute(begun -> new News(
                    repository.countUnread(owner.zone(), owner.account()),
                    repository.newestUnread(owner.zone(), owner.account()).orElse(null))));
            living(owner).forEach(stream -> stream.say(news));
        });
    }

    /** The owner's streams whose session goes on; the others end, so that nothing is said after a log-out. */
    private List<NoticeStream> living(Owner owner) {
        var all = List.copyOf(streams.getOrDefault(owner, new ConcurrentLinkedDeque<>()));
        var alive = sessions.alive(all.stream().map(NoticeStream::session).toList());
        all.stream().filter(stream -> !alive.contains(stream.session())).forEach(NoticeStream::end);
        return all.stream().filter(stream -> alive.contains(stream.session())).toList();
    }

    private void forget(Owner owner, NoticeStream stream) {
        streams.computeIfPresent(owner, (key, known) -> {
            known.remove(stream);
            return known.isEmpty() ? null : known;
        });
    }
}
