package org.bihuan.notice;

import java.time.Clock;
import java.time.Duration;
import org.bihuan.platform.ZoneJob;
import org.bihuan.shared.ZoneKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Read notices are kept for 90 days, unread ones for a year, and never more than 1000 of an account. */
@Component
class NoticeRetention implements ZoneJob {

    static final Duration READ = Duration.ofDays(90);
    static final Duration ANY = Duration.ofDays(365);
    static final int MOST = 1000;

    private final NoticeRepository repository;
    private final Clock clock;

    NoticeRetention(NoticeRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notice-delete-old";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    @Transactional
    public void run(ZoneKey zone) {
        var now = clock.instant();
        repository.deleteOlderThan(zone, now.minus(READ), now.minus(ANY));
        repository.deleteBeyond(zone, MOST);
    }
}
