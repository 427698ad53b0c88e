package org.bihuan.design;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.bihuan.form.Fault;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A YAML document as a tree that knows where everything stands. Only composed, never constructed: no class is named, no
 * alias followed, no tag obeyed; {@value #LARGEST} characters and {@value #DEEPEST} levels at most.
 */
final class YamlTree {

    static final int LARGEST = 200_000;

    private static final int DEEPEST = 12;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,9})?");
    private static final Set<Tag> KNOWN =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MAP, Tag.SEQ);

    /** A place in the file, from 1. */
    record At(int line, int column) {}

    private final JsonNodeFactory json;
    private final Map<String, At> marks = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    /** Where the references stand, in the order of the file: composed, they are gone. */
    private Iterator<At> aliases = Collections.emptyIterator();

    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private ObjectNode root;

    private YamlTree(JsonNodeFactory json) {
        this.json = json;
        this.root = json.objectNode();
    }

    static YamlTree of(JsonMapper mapper, String text) {
        var tree = new YamlTree(mapper.getNodeFactory());
        tree.marks.put("", new At(1, 1));
        try {
            var node = yaml().compose(new StringReader(text));
            if (node instanceof MappingNode mapping) {
                tree.aliases = aliases(text);
                tree.root = tree.mapping(mapping, "");
            } else {
                tree.faults.add(new Fault("", "DESIGN-YAML-SYNTAX", "文件应为一组“名称: 值”。"));
            }
        } catch (MarkedYAMLException wrong) {
            tree.marks.put("", at(wrong.getProblemMark()));
            tree.faults.add(new Fault("", "DESIGN-YAML-SYNTAX", "YAML 写法不正确：" + wrong.getProblem() + "。"));
        } catch (YAMLException tooMuch) {
            tree.faults.add(new Fault("", "DESIGN-YAML-SYNTAX", "文件过大、层次过深或含有不可用的字符。"));
        }
        return tree;
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(20);
        options.setAllowDuplicateKeys(false);
        return new Yaml(
                new SafeConstructor(options), new Representer(new DumperOptions()), new DumperOptions(), options);
    }

    private static Iterator<At> aliases(String text) {
        var found = new ArrayList<At>();
        yaml().parse(new StringReader(text)).forEach(event -> {
            if (event instanceof AliasEvent) {
                found.add(at(event.getStartMark()));
            }
        });
        return found.iterator();
    }

    ObjectNode root() {
        return root;
    }

    List<Fault> faults() {
        return faults;
    }

    /** Where a path stands, or the nearest thing around it that is written. */
    At mark(String path) {
        var wanted = path;
        while (!marks.containsKey(wanted)) {
            var end = Math.max(wanted.lastIndexOf('.'), wanted.lastIndexOf('['));
            wanted = end < 0 ? "" : wanted.substring(0, end);
        }
        return marks.get(wanted);
    }

    private static At at(Mark mark) {
        return new At(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private JsonNode node(Node node, String path) {
        marks.put(path, at(node.getStartMark()));
        if (isAlias(node, path)) {
            return json.nullNode();
        }
        if (!KNOWN.contains(node.getTag())) {
            faults.add(new Fault(path, "DESIGN-YAML-TAG", "不支持 YAML 类型标记（!），请删除。"));
            return json.nullNode();
        }
        return switch (node) {
            case MappingNode mapping -> mapping(mapping, path);
            case SequenceNode sequence -> sequence(sequence, path);
            case ScalarNode scalar -> scalar(scalar);
            default -> json.nullNode();
        };
    }

    /** Composed, a reference is the thing it refers to, met again. */
    private boolean isAlias(Node node, String path) {
        if (seen.add(node)) {
            return false;
        }
        if (aliases.hasNext()) {
            marks.put(path, aliases.next());
        }
        faults.add(new Fault(path, "DESIGN-YAML-ALIAS", "不支持 YAML 引用（* 和 &），请把内容写全。"));
        return true;
    }

    private ObjectNode mapping(MappingNode mapping, String path) {
        var written = json.objectNode();
        var keys = new HashSet<String>();
        for (var member : mapping.getValue()) {
            var key = member.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            var inner = path.isEmpty() ? key : path + "." + key;
            if (isAlias(member.getKeyNode(), inner)) {
                continue;
            }
            if (key.isEmpty() || !keys.add(key)) {
                marks.put(inner, at(member.getKeyNode().getStartMark()));
                faults.add(new Fault(inner, "DESIGN-YAML-KEY", "名称重复或不是文字。"));
                continue;
            }
            written.set(key, node(member.getValueNode(), inner));
        }
        return written;
    }

    private JsonNode sequence(SequenceNode sequence, String path) {
        var written = json.arrayNode();
        for (var element : sequence.getValue()) {
            written.add(node(element, path + "[" + written.size() + "]"));
        }
        return written;
    }

    /** By the short rules of JSON, not the long ones of YAML: {@code no} and {@code 010} are text. */
    private JsonNode scalar(ScalarNode scalar) {
        var value = scalar.getValue();
        if (!scalar.isPlain() || scalar.getTag().equals(Tag.STR) && !value.isEmpty()) {
            return json.stringNode(value);
        }
        return switch (value) {
            case "", "~", "null" -> json.nullNode();
            case "true" -> json.booleanNode(true);
            case "false" -> json.booleanNode(false);
            default -> NUMBER.matcher(value).matches() ? number(value) : json.stringNode(value);
        };
    }

    /** Whole numbers stay whole, so that a fraction where one is needed is told from them. */
    private JsonNode number(String value) {
        return value.contains(".") ? json.numberNode(new BigDecimal(value)) : json.numberNode(Long.parseLong(value));
    }
}
