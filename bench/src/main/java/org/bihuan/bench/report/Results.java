package org.bihuan.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that has been measured, kept in a file after every question, so that a run broken off goes on where it was. What
 * another version of the product gave is thrown away.
 */
public final class Results {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** @param machine what it ran on, by name of the fact */
    public record Kept(
            Map<String, String> machine,
            Map<Integer, Size> sizes,
            @Nullable Transferred transferred) {}

    private final Path file;
    private final Map<String, String> machine;
    private final TreeMap<Integer, Size> sizes = new TreeMap<>();
    private @Nullable Transferred transferred;

    private Results(Path file, Map<String, String> machine) {
        this.file = file;
        this.machine = machine;
    }

    public static Results in(Path file, Map<String, String> machine, String version) throws IOException {
        var results = new Results(file, machine);
        if (Files.exists(file)) {
            var kept = JSON.readValue(Files.readString(file), Kept.class);
            kept.sizes().values().stream()
                    .filter(size -> size.version().equals(version))
                    .forEach(size -> results.sizes.put(size.rows(), size));
            results.transferred = version.equals(kept.machine().get("version")) ? kept.transferred() : null;
        }
        return results;
    }

    public Optional<Size> of(int rows) {
        return Optional.ofNullable(sizes.get(rows));
    }

    public boolean has(int rows, String key) {
        return of(rows).stream()
                .anyMatch(size ->
                        size.measured().stream().anyMatch(each -> each.key().equals(key)));
    }

    public void begin(Size size) throws IOException {
        sizes.put(size.rows(), size);
        keep();
    }

    public void add(int rows, Measured measured) throws IOException {
        var size = of(rows).orElseThrow();
        var all = new ArrayList<>(size.measured());
        all.add(measured);
        begin(with(size, size.ready(), all, size.memory()));
    }

    public void ready(int rows, List<Double> seconds) throws IOException {
        var size = of(rows).orElseThrow();
        begin(with(size, seconds, size.measured(), size.memory()));
    }

    public void memory(int rows, Memory memory) throws IOException {
        var size = of(rows).orElseThrow();
        begin(with(size, size.ready(), size.measured(), memory));
    }

    private static Size with(Size size, List<Double> ready, List<Measured> measured, @Nullable Memory memory) {
        return new Size(
                size.rows(),
                size.version(),
                size.day(),
                size.quick(),
                size.loadBefore(),
                size.seedingSeconds(),
                ready,
                measured,
                memory);
    }

    public @Nullable Transferred transferred() {
        return transferred;
    }

    public void transferred(Transferred done) throws IOException {
        transferred = done;
        keep();
    }

    public Kept kept() {
        return new Kept(machine, sizes, transferred);
    }

    private void keep() throws IOException {
        write(file);
    }

    public void write(Path to) throws IOException {
        var fresh = to.resolveSibling(to.getFileName() + ".new");
        Files.writeString(fresh, JSON.writeValueAsString(kept()) + "\n", StandardCharsets.UTF_8);
        Files.move(fresh, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
