package org.bihuan.platform.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings of the embedded server, sized for the machine: it shares it with the application, so it plans with half of
 * the memory. Durability settings are not for choosing.
 */
record ServerSettings(int processors, long memoryMegabytes) {

    static ServerSettings ofThisMachine() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new ServerSettings(
                Runtime.getRuntime().availableProcessors(), system.getTotalMemorySize() / (1024 * 1024));
    }

    Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        values.put("listen_addresses", "127.0.0.1");
        values.put("unix_socket_directories", "");
        values.put("fsync", "on");
        values.put("full_page_writes", "on");
        values.put("synchronous_commit", "on");
        values.put("max_connections", "80");
        values.put("shared_buffers", between(128, memoryMegabytes / 8, 2048) + "MB");
        values.put("effective_cache_size", between(512, memoryMegabytes / 2, 65_536) + "MB");
        values.put("work_mem", between(8, memoryMegabytes / 256, 64) + "MB");
        values.put("maintenance_work_mem", between(64, memoryMegabytes / 32, 512) + "MB");
        values.put("max_parallel_workers_per_gather", processors > 2 ? "2" : "1");
        values.put("random_page_cost", "1.1");
        values.put("jit", "off");
        values.put("wal_compression", "on");
        values.put("max_wal_size", "2GB");
        values.put("checkpoint_timeout", "10min");
        values.put("idle_in_transaction_session_timeout", "5min");
        values.put("timezone", "UTC");
        values.put("log_timezone", "UTC");
        values.put("lc_messages", "C");
        values.put("log_checkpoints", "off");
        // Statements hold personal data: the log tells of the server, never of its users.
        values.put("log_min_messages", "fatal");
        values.put("log_min_error_statement", "panic");
        values.put("log_error_verbosity", "terse");
        return values;
    }

    private static long between(long least, long wanted, long most) {
        return Math.max(least, Math.min(wanted, most));
    }
}
