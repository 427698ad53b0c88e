package org.bihuan.form;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A form as it is written, published or not: before publishing it may have faults.
 *
 * @param code stable name, {@code FIRE_SAFETY}
 * @param purpose what the answers are used for (用途); a survey must say
 * @param basis the law, rule or decision it is asked under (依据); a survey must say
 */
public record FormSketch(
        String code,
        String name,
        String nameEn,
        FormUse use,
        @Nullable String purpose,
        @Nullable String basis,
        List<FormSection> sections) {

    public FormSketch {
        Objects.requireNonNull(code);
        Objects.requireNonNull(name);
        Objects.requireNonNull(nameEn);
        Objects.requireNonNull(use);
        sections = List.copyOf(sections);
    }

    /** A new checklist with one empty section. */
    static FormSketch blank() {
        return new FormSketch(
                "", "", "", FormUse.CHECKLIST, null, null, List.of(new FormSection("检查内容", "Checks", List.of())));
    }

    /** All questions in their order. */
    public List<Question> all() {
        return sections.stream()
                .flatMap(section -> section.questions().stream())
                .toList();
    }

    Stream<Question> checks() {
        return all().stream().filter(question -> question.kind() == FieldKind.CHECK);
    }

    FormSketch named(String newCode, String newName) {
        return new FormSketch(newCode, newName, nameEn, use, purpose, basis, sections);
    }
}
