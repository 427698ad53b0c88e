package org.bihuan.form;

import java.util.List;
import java.util.Objects;

/** Questions under one heading. */
public record FormSection(String title, String titleEn, List<Question> questions) {

    public FormSection {
        Objects.requireNonNull(title);
        Objects.requireNonNull(titleEn);
        questions = List.copyOf(questions);
    }
}
