package org.bihuan.demo.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** A table of the demonstration: a line a row, columns parted by {@code |}, lines beginning with # left out. */
public final class DemoTable {

    private DemoTable() {}

    public static List<List<String>> rows(String name) {
        try {
            return new ClassPathResource("org/bihuan/demo/" + name)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split("\\|", -1))
                            .map(String::strip)
                            .toList())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The parts of a cell, parted by 、. */
    public static List<String> parts(String cell) {
        return Arrays.stream(cell.split("、")).filter(part -> !part.isBlank()).toList();
    }
}
