package org.bihuan.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** The days named by the yearly notices of the State Council that ship with the product; sources stand in the file. */
final class NationalDays {

    private static final List<SpecialDay> DAYS = read();

    private NationalDays() {}

    static List<SpecialDay> all() {
        return DAYS;
    }

    private static List<SpecialDay> read() {
        var file = Objects.requireNonNull(NationalDays.class.getResourceAsStream("national-days.csv"));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", 3))
                    .map(part -> new SpecialDay(LocalDate.parse(part[0]), part[1].equals("OFF"), part[2]))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
