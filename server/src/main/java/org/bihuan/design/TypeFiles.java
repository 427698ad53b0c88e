package org.bihuan.design;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bihuan.form.Difference;
import org.bihuan.matter.MatterTypes;
import org.bihuan.matter.TypeEditions;
import org.bihuan.matter.TypeSketch;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Matter types out to files and in again: looked at first, then kept as a draft. */
@Service
public class TypeFiles {

    /**
     * What a file would do.
     *
     * @param basedOn the last published version of its code, 0: a new type
     * @param readable it can be kept as a draft, whatever faults are left
     */
    public record Preview(
            String code,
            String name,
            int basedOn,
            boolean readable,
            List<TypeYaml.Located> faults,
            List<Difference> differences) {}

    /** A file to hand out. */
    public record Yaml(String name, String text) {}

    private final TypeYaml yaml;
    private final TypeDrafts drafts;
    private final TypeDraftRepository repository;
    private final MatterTypes types;
    private final JsonMapper json;

    TypeFiles(TypeYaml yaml, TypeDrafts drafts, TypeDraftRepository repository, MatterTypes types, JsonMapper json) {
        this.yaml = yaml;
        this.drafts = drafts;
        this.repository = repository;
        this.types = types;
        this.json = json;
    }

    @Transactional
    public Preview look(Viewer viewer, String text) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        var read = yaml.read(text);
        var faults = new ArrayList<>(read.faults());
        if (read.sketch().isEmpty()) {
            return new Preview("", "", 0, false, faults, List.of());
        }
        var sketch = read.sketch().get();
        drafts.faults(viewer, sketch).forEach(fault -> faults.add(read.located(fault)));
        var last = drafts.lastOf(viewer, sketch.code());
        return new Preview(
                sketch.code(),
                sketch.name(),
                last == null ? 0 : last.version(),
                read.faults().isEmpty(),
                faults,
                Difference.between(json, last == null ? null : last.sketch(), sketch));
    }

    /** Refuses a file that cannot be read with {@code DESIGN-YAML-UNREADABLE}; other faults stay in the draft. */
    @Transactional
    public UUID keep(Viewer viewer, String text) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        var read = yaml.read(text);
        if (read.sketch().isEmpty() || !read.faults().isEmpty()) {
            throw Problem.invalid("DESIGN-YAML-UNREADABLE", "文件有错误，请先按行号改正。").with("faults", read.faults());
        }
        return drafts.begin(viewer, read.sketch().get());
    }

    @Transactional(readOnly = true)
    public Yaml draft(Viewer viewer, UUID id) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        return file(repository
                .find(viewer.zone(), id)
                .orElseThrow(TypeDrafts::missing)
                .sketch());
    }

    @Transactional
    public Yaml published(Viewer viewer, String code, int version) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        return file(types.version(viewer.zone(), code, version)
                .orElseThrow(TypeEditions::missing)
                .sketch());
    }

    private Yaml file(TypeSketch sketch) {
        return new Yaml(sketch.code().isEmpty() ? "matter-type" : sketch.code(), yaml.write(sketch));
    }

    /** How one published version differs from another. */
    @Transactional
    public List<Difference> between(Viewer viewer, String code, int one, int other) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        return Difference.between(json, sketch(viewer, code, one), sketch(viewer, code, other));
    }

    private @Nullable TypeSketch sketch(Viewer viewer, String code, int version) {
        return version == 0
                ? null
                : types.version(viewer.zone(), code, version)
                        .orElseThrow(TypeEditions::missing)
                        .sketch();
    }
}
