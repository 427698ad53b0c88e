package org.bihuan.demo.story;

import java.util.List;
import java.util.Map;
import org.bihuan.demo.photo.Scene;
import org.bihuan.matter.Severity;
import org.bihuan.matter.SourceKind;
import org.jspecify.annotations.Nullable;

/** What a matter is about and who answers for it; units and the leader by name. */
record Subject(
        String typeCode,
        String title,
        String requirement,
        @Nullable Severity severity,
        SourceKind sourceKind,
        String sourceText,
        @Nullable String place,
        @Nullable String subjectName,
        @Nullable String subjectCode,
        String lead,
        List<String> supporting,
        @Nullable String territorial,
        @Nullable String regulatory,
        @Nullable String sponsor,
        String responsible,
        Map<String, String> fields,
        Scene scene,
        List<String> progress,
        String report,
        String failure) {}
