package org.bihuan.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the benchmark runs on, without anything that tells whose machine it is. */
public final class Machine {

    private Machine() {}

    public static Map<String, String> facts(String version) throws IOException {
        var facts = new LinkedHashMap<String, String>();
        facts.put("version", version);
        facts.put("processor", first("/proc/cpuinfo", "model name"));
        facts.put("processors", "" + Runtime.getRuntime().availableProcessors());
        long kilobytes = Long.parseLong(first("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", ""));
        facts.put("memory", Math.round(kilobytes / 1024.0 / 1024.0) + " GB");
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        return facts;
    }

    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String first(String file, String name) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .map(line -> line.split(":", 2)[1].strip())
                .orElse("unknown");
    }
}
