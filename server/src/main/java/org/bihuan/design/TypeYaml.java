package org.bihuan.design;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bihuan.form.Fault;
import org.bihuan.matter.TypeReading;
import org.bihuan.matter.TypeSketch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A matter type as a file: one YAML document, {@code format: bihuan/matter-type/1}. What is taken out comes in again the
 * same; what is wrong in a file is told with its line and column.
 */
@Component
public class TypeYaml {

    static final String FORMAT = "bihuan/matter-type/1";

    private static final String FORMAT_MEMBER = "format";
    private static final String NUMBERING = "numbering";
    private static final Pattern NUMBER_FORM = Pattern.compile("(.*)〔\\{year}〕\\{n}号");

    private final JsonMapper json;
    private final TypeReading reading;

    TypeYaml(JsonMapper json, TypeReading reading) {
        this.json = json;
        this.reading = reading;
    }

    String write(TypeSketch sketch) {
        var written = new LinkedHashMap<String, Object>();
        written.put(FORMAT_MEMBER, FORMAT);
        written.put("code", sketch.code());
        written.put("name", sketch.name());
        written.put("nameEn", sketch.nameEn());
        written.put(NUMBERING, sketch.prefix() + "〔{year}〕{n}号");
        written.put("definition", plain(json.valueToTree(sketch.definition())));
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(200);
        options.setSplitLines(false);
        options.setIndentWithIndicator(true);
        options.setIndicatorIndent(2);
        options.setIndent(4);
        return new Yaml(options).dump(written);
    }

    private static Object plain(JsonNode node) {
        if (node.isObject()) {
            var map = new LinkedHashMap<String, Object>();
            node.properties().forEach(member -> {
                if (!member.getValue().isNull()) {
                    map.put(member.getKey(), plain(member.getValue()));
                }
            });
            return map;
        }
        if (node.isArray()) {
            // Each list its own: one shared by two places would be written as an alias.
            return node.valueStream().map(TypeYaml::plain).collect(Collectors.toCollection(ArrayList::new));
        }
        return node.isNumber() ? number(node.decimalValue()) : node.isBoolean() ? node.booleanValue() : node.asString();
    }

    private static Object number(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() <= 0 ? (Object) stripped.toBigIntegerExact() : stripped;
    }

    /** Something wrong in a file, lines and columns from 1. */
    public record Located(int line, int column, String path, String code, String detail) {}

    /** What a file says, and what is wrong in it; the sketch is missing when it cannot be read at all. */
    record Read(Optional<TypeSketch> sketch, YamlTree tree, List<Located> faults) {

        Located located(Fault fault) {
            var at = tree.mark(fault.path().equals("prefix") ? NUMBERING : fault.path());
            return new Located(at.line(), at.column(), fault.path(), fault.code(), fault.detail());
        }
    }

    Read read(String text) {
        var tree = YamlTree.of(json, text);
        if (!tree.faults().isEmpty()) {
            return new Read(Optional.empty(), tree, located(tree, tree.faults()));
        }
        var root = tree.root();
        var faults = new ArrayList<Fault>();
        if (!root.path(FORMAT_MEMBER).asString("").equals(FORMAT)) {
            faults.add(new Fault(FORMAT_MEMBER, "DESIGN-YAML-FORMAT", "首行应为 format: " + FORMAT + "。"));
        }
        root.remove(FORMAT_MEMBER);
        number(root, faults);
        try {
            return new Read(Optional.of(reading.sketch(root)), tree, located(tree, faults));
        } catch (JacksonException wrong) {
            faults.add(fault(wrong));
            return new Read(Optional.empty(), tree, located(tree, faults));
        }
    }

    private static void number(ObjectNode root, List<Fault> faults) {
        if (!(root.remove(NUMBERING) instanceof JsonNode numbering)) {
            return;
        }
        var form = NUMBER_FORM.matcher(numbering.asString(""));
        if (form.matches()) {
            root.put("prefix", form.group(1));
        } else {
            faults.add(new Fault(NUMBERING, "DESIGN-YAML-NUMBERING", "编号须写作 代字〔{year}〕{n}号，如 督〔{year}〕{n}号。"));
        }
    }

    private static List<Located> located(YamlTree tree, List<Fault> faults) {
        return faults.stream()
                .map(fault -> {
                    var at = tree.mark(fault.path());
                    return new Located(at.line(), at.column(), fault.path(), fault.code(), fault.detail());
                })
                .toList();
    }

    private static Fault fault(JacksonException wrong) {
        var path = path(wrong.getPath());
        return switch (wrong) {
            case UnrecognizedPropertyException unknown ->
                new Fault(path, "DESIGN-YAML-UNKNOWN", "没有“" + unknown.getPropertyName() + "”这一项，请检查拼写。");
            case InvalidFormatException value
            when value.getTargetType().isEnum() ->
                new Fault(
                        path,
                        "DESIGN-YAML-VALUE",
                        "“" + value.getValue() + "”不可用，应为："
                                + String.join(
                                        "、",
                                        Arrays.stream(value.getTargetType().getEnumConstants())
                                                .map(Object::toString)
                                                .toList())
                                + "。");
            case MismatchedInputException whole
            when isWhole(whole.getTargetType()) -> new Fault(path, "DESIGN-YAML-VALUE", "这里须填整数，如 3。");
            default -> new Fault(path, "DESIGN-YAML-VALUE", "这里的值类型不对，或缺少必需的内容。");
        };
    }

    private static boolean isWhole(@Nullable Class<?> wanted) {
        return wanted == int.class || wanted == Integer.class;
    }

    private static String path(List<JacksonException.Reference> references) {
        var path = new StringBuilder();
        for (var reference : references) {
            var member = reference.getPropertyName();
            if (member == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(member);
            }
        }
        return path.toString();
    }
}
