package org.bihuan.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bihuan.shared.Problem;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down: after a hundred failed log-ins from one address within ten minutes that address must wait. A
 * whole office may sit behind one address, so only failures count. Kept in memory, per node, for the latest 10,000
 * addresses.
 */
@Component
class Throttle {

    static final int FAILURES = 100;
    static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int ADDRESSES = 10_000;

    private record Window(Instant began, int failures) {}

    private final Clock clock;
    private final Map<String, Window> windows = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > ADDRESSES;
        }
    };

    Throttle(Clock clock) {
        this.clock = clock;
    }

    synchronized void mustAllow(String address) {
        var window = windows.get(address);
        if (window != null && window.failures() >= FAILURES && isRunning(window)) {
            throw Problem.tooOften("ACCESS-TOO-OFTEN", "本网络地址登录失败次数过多，请 10 分钟后再试。");
        }
    }

    synchronized void failed(String address) {
        var window = windows.get(address);
        windows.put(
                address,
                window != null && isRunning(window)
                        ? new Window(window.began(), window.failures() + 1)
                        : new Window(clock.instant(), 1));
    }

    private boolean isRunning(Window window) {
        return clock.instant().isBefore(window.began().plus(WINDOW));
    }
}
