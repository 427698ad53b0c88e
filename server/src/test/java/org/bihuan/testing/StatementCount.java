package org.bihuan.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.ZoneKey;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Counts how often each zone goes to the database, apart for requests and background work; a batch of rows goes once. */
@TestComponent
public class StatementCount implements ExecuteListener, ExecuteListenerProvider {

    private static final long serialVersionUID = 1L;

    private record Who(ZoneKey zone, boolean background) {}

    private final transient Map<Who, AtomicInteger> counts = new ConcurrentHashMap<>();
    private transient volatile @Nullable List<String> heard;

    @Override
    public ExecuteListener provide() {
        return this;
    }

    @Override
    public void executeStart(ExecuteContext context) {
        var listening = heard;
        if (listening != null && context.sql() != null) {
            listening.add(context.sql());
        }
        var zone = CurrentZone.get();
        if (zone.isPresent()) {
            // Requests of tests are answered in the thread of the test.
            var background = !Thread.currentThread().getName().equals("main");
            counts.computeIfAbsent(new Who(zone.get(), background), each -> new AtomicInteger())
                    .incrementAndGet();
        }
    }

    /** The statements of the work, of whichever zone. */
    public List<String> of(Runnable work) {
        var all = new CopyOnWriteArrayList<String>();
        heard = all;
        try {
            work.run();
        } finally {
            heard = null;
        }
        return all;
    }

    /** By background work since the last time of asking. */
    public int background(TestZone zone) {
        return since(new Who(zone.key, true));
    }

    /** By requests since the last time of asking. */
    public int requests(TestZone zone) {
        return since(new Who(zone.key, false));
    }

    private int since(Who who) {
        var count = counts.remove(who);
        return count == null ? 0 : count.get();
    }
}
