package org.bihuan.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
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

    private static final String DEFAULT_DATA = "data";

    private Launch() {}

    /** Ends the process with 1 after a refusal; returns while the product runs. */
    public static void start(Class<?> application, String[] words) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        var bare = Arrays.stream(words).filter(word -> !word.startsWith("--")).toList();
        var options = Arrays.stream(words).filter(word -> word.startsWith("--")).toList();
        var command = bare.isEmpty() ? "run" : bare.getFirst();
        try {
            if (command.equals("run")) {
                run(application, options);
            }
        } catch (RuntimeException failure) {
            System.exit(1);
        }
    }

    private static void run(Class<?> application, List<String> options) {
        var early = settings(options);
        var product = product(application);
        product.setDefaultProperties(defaults(early));
        product.addInitializers(Launch::openDatabase);
        product.run(withConfigurationFile(options, early).toArray(String[]::new));
    }

    /** Before anything else, so that a refusal costs no time and says its one line only. */
    private static void openDatabase(ConfigurableApplicationContext context) {
        Port.requireFree(context.getEnvironment());
        var database = RunningDatabase.open(context.getEnvironment());
        ((GenericApplicationContext) context).registerBean(RunningDatabase.class, () -> database);
    }

    private static SpringApplication product(Class<?> application) {
        var product = new SpringApplication(application);
        product.setBannerMode(Banner.Mode.OFF);
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
    private static List<String> withConfigurationFile(List<String> options, Environment early) {
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
}
