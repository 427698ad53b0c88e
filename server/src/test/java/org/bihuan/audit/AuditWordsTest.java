package org.bihuan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bihuan.bulletin.PaperAct;
import org.bihuan.matter.MatterEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every act and every kind of object the server publishes has a name on the audit page, in both languages. */
class AuditWordsTest {

    private static final Path SOURCES = Path.of("src/main/java/org/bihuan");
    private static final Path WORDS = Path.of("../web/desk/src/features/audit");
    /** Who speaks of acts without doing one. */
    private static final List<String> ABOUT = List.of("Acted.java", "MatterController.java");

    private static final Pattern PUBLISHED = Pattern.compile("new Acted\\(([^,]+),([^,]+),\\s*\"([a-z-]+)\"");
    private static final Pattern ACT = Pattern.compile("\"((?!text\\.)[a-z]+\\.[a-z]+(?:-[a-z]+)*)\"");
    private static final Pattern FAMILY = Pattern.compile("\"([a-z]+)\\.\"\\s*\\+");

    /** Acts whose second half is not written out where they are published. */
    private static final Map<String, List<String>> FAMILIES = Map.of(
            "matter",
            events(MatterEvent.class).map(Class::getSimpleName).toList(),
            "proposal",
            List.of("approved", "rejected", "withdrawn"),
            "bulletin",
            Arrays.stream(PaperAct.values())
                    .map(act -> act.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                    .toList());

    /** What is told in groups is told by each of the group. */
    private static Stream<Class<?>> events(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .flatMap(each -> each.isSealed() ? events(each) : Stream.of(each));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void everyActAndKindIsPutIntoWords(String language) throws IOException {
        var words = JsonMapper.shared().readTree(Files.readString(WORDS.resolve("messages." + language + ".json")));
        var missing = new TreeSet<String>();
        var acts = new TreeSet<>(List.of("session.log-in", "session.log-out"));
        var kinds = new TreeSet<String>();
        for (var source : publishers()) {
            var published = PUBLISHED.matcher(source);
            int places = 0;
            while (published.find()) {
                places++;
                kinds.add(published.group(3));
            }
            assertThat(places)
                    .as("acts whose kind is a literal, in%n%s", source)
                    .isEqualTo(count(source));
            ACT.matcher(source).results().forEach(found -> acts.add(found.group(1)));
            FAMILY.matcher(source)
                    .results()
                    .map(found -> found.group(1))
                    .filter(family -> !family.equals("mapping"))
                    .forEach(family -> {
                        assertThat(FAMILIES)
                                .as("acts that begin with " + family)
                                .containsKey(family);
                        FAMILIES.getOrDefault(family, List.of()).forEach(verb -> acts.add(family + "." + verb));
                    });
        }
        acts.stream()
                .filter(act -> !isText(words.at("/acts/" + act.replace('.', '/'))))
                .forEach(act -> missing.add("audit.acts." + act));
        kinds.stream()
                .filter(kind -> !isText(words.at("/kinds/" + kind)))
                .forEach(kind -> missing.add("audit.kinds." + kind));

        assertThat(acts).contains("matter.Redrafted", "intake.commit", "grant.give", "calendar.replace");
        assertThat(kinds).contains("matter", "ledger", "proposal", "intake-batch");
        assertThat(missing).isEmpty();
    }

    private static List<String> publishers() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !ABOUT.contains(file.getFileName().toString()))
                    .map(AuditWordsTest::read)
                    .filter(source -> source.contains("new Acted("))
                    .toList();
        }
    }

    private static int count(String source) {
        return source.split(Pattern.quote("new Acted("), -1).length - 1;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static boolean isText(JsonNode node) {
        return node.isString() && !node.asString().isBlank();
    }
}
