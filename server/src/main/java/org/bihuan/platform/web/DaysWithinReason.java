package org.bihuan.platform.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.bihuan.shared.BusinessZone;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Days and moments that come from outside lie between the years 1900 and 2199. Beyond them neither the calendar nor the
 * database has an answer, and a day so far off is a slip of the hand or of something worse.
 */
@Configuration(proxyBeanMethods = false)
class DaysWithinReason implements WebMvcConfigurer {

    private static final int FIRST = 1900;
    private static final int LAST = 2199;

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addFormatterForFieldType(
                LocalDate.class, (day, locale) -> day.toString(), (text, locale) -> within(LocalDate.parse(text)));
        registry.addFormatterForFieldType(
                Instant.class, (moment, locale) -> moment.toString(), (text, locale) -> within(Instant.parse(text)));
    }

    @Bean
    JsonMapperBuilderCustomizer jsonDaysWithinReason() {
        var module = new SimpleModule("days")
                .addDeserializer(LocalDate.class, new WithinReason<>(LocalDate.class, LocalDate::parse, day -> day))
                .addDeserializer(
                        Instant.class, new WithinReason<>(Instant.class, Instant::parse, BusinessZone::dateOf));
        return builder -> builder.addModule(module);
    }

    private static final class WithinReason<T> extends StdDeserializer<T> {

        private final Class<T> type;
        private final Function<String, T> read;
        private final Function<T, LocalDate> dayOf;

        WithinReason(Class<T> type, Function<String, T> read, Function<T, LocalDate> dayOf) {
            super(type);
            this.type = type;
            this.read = read;
            this.dayOf = dayOf;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            var text = parser.getString();
            try {
                var value = read.apply(text);
                within(dayOf.apply(value));
                return value;
            } catch (DateTimeException notOne) {
                throw context.weirdStringException(text, type, "between the years " + FIRST + " and " + LAST);
            }
        }
    }

    private static LocalDate within(LocalDate day) {
        if (outside(day)) {
            throw new DateTimeException("a day between " + FIRST + " and " + LAST);
        }
        return day;
    }

    private static Instant within(Instant moment) {
        within(BusinessZone.dateOf(moment));
        return moment;
    }

    private static boolean outside(LocalDate day) {
        return day.getYear() < FIRST || day.getYear() > LAST;
    }
}
