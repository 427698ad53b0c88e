package org.bihuan.access.web;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * Sessions that are read from the database at every request, so that an ended one is refused at once, but written only
 * when something in them has changed. That somebody is still there is written down once a minute.
 */
final class KeptSessions<S extends Session> implements FindByIndexNameSessionRepository<KeptSessions.Kept<S>> {

    private static final Duration SELDOM = Duration.ofMinutes(1);

    private final FindByIndexNameSessionRepository<S> stored;

    KeptSessions(FindByIndexNameSessionRepository<S> stored) {
        this.stored = stored;
    }

    @Override
    public Kept<S> createSession() {
        return new Kept<>(stored.createSession(), true);
    }

    @Override
    public void save(Kept<S> session) {
        if (session.changed) {
            stored.save(session.stored);
            session.changed = false;
        }
    }

    @Override
    public @Nullable Kept<S> findById(String id) {
        var found = stored.findById(id);
        return found == null ? null : new Kept<>(found, false);
    }

    @Override
    public void deleteById(String id) {
        stored.deleteById(id);
    }

    @Override
    public Map<String, Kept<S>> findByIndexNameAndIndexValue(String indexName, String indexValue) {
        var all = new LinkedHashMap<String, Kept<S>>();
        stored.findByIndexNameAndIndexValue(indexName, indexValue)
                .forEach((id, session) -> all.put(id, new Kept<>(session, false)));
        return all;
    }

    /** One session, and whether it has to be written. */
    static final class Kept<S extends Session> implements Session {

        private final S stored;
        private boolean changed;

        private Kept(S stored, boolean changed) {
            this.stored = stored;
            this.changed = changed;
        }

        @Override
        public String getId() {
            return stored.getId();
        }

        @Override
        public String changeSessionId() {
            changed = true;
            return stored.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return stored.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return stored.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            if (value == null) {
                removeAttribute(name);
                return;
            }
            changed = true;
            stored.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            changed = true;
            stored.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return stored.getCreationTime();
        }

        @Override
        public void setLastAccessedTime(Instant at) {
            if (changed || at.isAfter(stored.getLastAccessedTime().plus(SELDOM))) {
                changed = true;
                stored.setLastAccessedTime(at);
            }
        }

        @Override
        public Instant getLastAccessedTime() {
            return stored.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            changed = true;
            stored.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return stored.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return stored.isExpired();
        }
    }
}
