package org.bihuan.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import org.bihuan.platform.backup.Restore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The way in. The first bare word is the command: {@code run} (default), {@code backup FILE}, {@code restore FILE},
 * {@code doctor}; options are {@code --name=value} settings. One time zone, UTC, holds for process and database.
 */
public final class Launch {

    private static final Logger LOG = LoggerFactory.getLogger(Launch.class);
    private static final String DEFAULT_DATA = "data";

    private Launch() {}

    /** Ends the process with 1 after a refusal; returns while the product runs. */
    public static void start(Class<?> application, String[] words) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        var bare = Arrays.stream(words).filter(word -> !word.startsWith("--")).toList();
        var options = Arrays.stream(words).filter(word -> word.startsWith("--")).toList();
        var command = bare.isEmpty() ? "run" : bare.getFirst();
        var file = bare.size() > 1 ? Path.of(bare.get(1)) : null;
        try {
            requirePlaces(options);
            switch (command) {
                case "run" -> runOrExit(application, options);
                case "backup" -> Upkeep.with(settled(options)).backup(named(file));
                case "restore" -> Upkeep.with(settled(options)).restore(named(file));
                case "doctor" ->
                    System.exit(
                            new Doctor(settled(options), database -> rooms(application, options, database)).examine());
                default -> throw new StartRefused("PLATFORM-COMMAND", "不认识的命令 " + command, "unknown command");
            }
        } catch (StartRefused refused) {
            Console.refuse(refused);
            System.exit(1);
        } catch (RuntimeException failure) {
            OneLineReporter.refusalIn(failure)
                    .ifPresentOrElse(refused -> {}, () -> LOG.error("{} failed", command, failure));
            System.exit(1);
        }
    }

    /** What is named must be there before the product begins to write its log or to read its settings. */
    static void requirePlaces(List<String> options) {
        var early = settings(options);
        DataFolder.requirePlace(Path.of(data(early)));
        var configuration = early.getProperty("bihuan.config");
        if (configuration != null && !Files.isReadable(Path.of(configuration))) {
            throw new StartRefused(
                    "PLATFORM-CONFIG-MISSING",
                    "找不到配置文件 %s，请检查 --config".formatted(configuration),
                    "the configuration file cannot be read: check --config");
        }
    }

    /** The reporter has spoken by the time the failure arrives here. */
    private static void runOrExit(Class<?> application, List<String> options) {
        try {
            run(application, options);
        } catch (RuntimeException reported) {
            System.exit(1);
        }
    }

    private static void run(Class<?> application, List<String> options) {
        var product = product(application, options);
        product.addInitializers(Launch::openDatabase);
        product.run(withConfigurationFile(options).toArray(String[]::new));
    }

    private static Path named(@Nullable Path file) {
        if (file == null) {
            throw new StartRefused("PLATFORM-FILE-NOT-NAMED", "请给出备份文件", "name the backup file");
        }
        return file.toAbsolutePath();
    }

    /** The settings as the product would see them, files included, without starting it. */
    private static Environment settled(List<String> options) {
        var nothing = new SpringApplication(Nothing.class);
        nothing.setBannerMode(Banner.Mode.OFF);
        nothing.setWebApplicationType(WebApplicationType.NONE);
        nothing.setDefaultProperties(defaults(settings(options)));
        return nothing.run(withConfigurationFile(options).toArray(String[]::new))
                .getEnvironment();
    }

    /** The product's rooms, made on demand only and never made ready: no port, no jobs, no events. */
    private static ConfigurableApplicationContext rooms(
            Class<?> application, List<String> options, RunningDatabase database) {
        var product = product(application, options);
        product.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean(RunningDatabase.class, () -> database));
        product.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean(
                        AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME,
                        NothingStarts.class,
                        NothingStarts::new));
        product.setWebApplicationType(WebApplicationType.NONE);
        product.setLazyInitialization(true);
        var defaults = defaults(settings(options));
        defaults.put("spring.flyway.enabled", false);
        defaults.put("bihuan.jobs.recurring", false);
        product.setDefaultProperties(defaults);
        try {
            SpringApplication.withHook(
                    started -> new SpringApplicationRunListener() {
                        @Override
                        public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
                            throw new SpringApplication.AbandonedRunException(context);
                        }
                    },
                    () -> product.run(withConfigurationFile(options).toArray(String[]::new)));
            throw new IllegalStateException("the product started where it was to be abandoned");
        } catch (SpringApplication.AbandonedRunException abandoned) {
            return Objects.requireNonNull(abandoned.getApplicationContext());
        }
    }

    /** Before anything else, so that a refusal costs no time and says its one line only. */
    private static void openDatabase(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        Port.requireFree(environment);
        var folder = new DataFolder(Path.of(data(environment)));
        Restore.requireFinished(folder);
        ClockAhead.requireUnmoved(environment, folder);
        var database = RunningDatabase.open(environment);
        ((GenericApplicationContext) context).registerBean(RunningDatabase.class, () -> database);
    }

    private static SpringApplication product(Class<?> application, List<String> options) {
        var product = new SpringApplication(application);
        product.setBannerMode(Banner.Mode.OFF);
        product.setDefaultProperties(defaults(settings(options)));
        return product;
    }

    private static Map<String, Object> defaults(Environment early) {
        var data = data(early);
        var defaults = new LinkedHashMap<String, Object>();
        defaults.put(RunningDatabase.DATA, data);
        defaults.put("logging.file.name", data + "/logs/bihuan.log");
        defaults.put("logging.threshold.console", "warn");
        return defaults;
    }

    /** {@code bihuan.yaml} of the data folder, or the file named by {@code --bihuan.config}. */
    private static List<String> withConfigurationFile(List<String> options) {
        var early = settings(options);
        var named = early.getProperty("bihuan.config");
        var file = named == null
                ? "optional:file:" + new DataFolder(Path.of(data(early)).toAbsolutePath()).configuration()
                : "file:" + Path.of(named).toAbsolutePath();
        var all = new ArrayList<>(options);
        all.add("--spring.config.additional-location=" + file);
        return all;
    }

    private static String data(Environment early) {
        return early.getProperty(RunningDatabase.DATA, DEFAULT_DATA);
    }

    private static ConfigurableEnvironment settings(List<String> options) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(options.toArray(String[]::new)));
        return environment;
    }

    private static final class Nothing {}

    /** Even where beans are made on demand, those with a life of their own would be started: jobs, listeners. */
    private static final class NothingStarts extends DefaultLifecycleProcessor {

        @Override
        public void onRefresh() {
            // Looking on is all.
        }
    }
}
