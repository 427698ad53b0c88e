package org.bihuan.design.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.bihuan.design.TypeDraftShow;
import org.bihuan.design.TypeFiles;
import org.bihuan.form.Difference;
import org.bihuan.matter.MatterTypes;
import org.bihuan.matter.TimeScheme;
import org.bihuan.matter.TypeEditions;
import org.bihuan.shared.Viewer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Published versions over HTTP, and matter types as files. */
@RestController
@RequestMapping("/api")
class TypeFileController {

    record Text(@NotNull @Size(max = 200_000) String yaml) {}

    record Withdraw(int version) {}

    private static final MediaType YAML = new MediaType("application", "yaml", StandardCharsets.UTF_8);

    private final TypeFiles files;
    private final TypeEditions editions;
    private final TypeDraftShow drafts;
    private final MatterTypes types;

    TypeFileController(TypeFiles files, TypeEditions editions, TypeDraftShow drafts, MatterTypes types) {
        this.files = files;
        this.editions = editions;
        this.drafts = drafts;
        this.types = types;
    }

    @GetMapping("/time-schemes")
    List<TimeScheme> timeSchemes(Viewer viewer) {
        return types.knownTimeSchemes();
    }

    @GetMapping("/matter-types/{code}/versions")
    List<TypeEditions.Edition> versions(Viewer viewer, @PathVariable String code) {
        return editions.of(viewer, code);
    }

    /** @param from 0: nothing, so that all is new */
    @GetMapping("/matter-types/{code}/differences")
    List<Difference> differences(
            Viewer viewer, @PathVariable String code, @RequestParam int from, @RequestParam int to) {
        return files.between(viewer, code, from, to);
    }

    @PostMapping("/matter-types/{code}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Viewer viewer, @PathVariable String code, @RequestBody Withdraw body) {
        editions.withdraw(viewer, code, body.version());
    }

    @GetMapping("/matter-types/{code}/yaml")
    ResponseEntity<String> published(Viewer viewer, @PathVariable String code, @RequestParam int version) {
        return download(files.published(viewer, code, version));
    }

    @GetMapping("/type-drafts/{id}/yaml")
    ResponseEntity<String> draft(Viewer viewer, @PathVariable UUID id) {
        return download(files.draft(viewer, id));
    }

    private static ResponseEntity<String> download(TypeFiles.Yaml file) {
        var disposition = ContentDisposition.attachment()
                .filename(file.name() + ".yaml", StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .contentType(YAML)
                .body(file.text());
    }

    @PostMapping("/type-files/look")
    TypeFiles.Preview look(Viewer viewer, @Valid @RequestBody Text body) {
        return files.look(viewer, body.yaml());
    }

    @PostMapping("/type-files")
    @ResponseStatus(HttpStatus.CREATED)
    TypeDraftShow.File keep(Viewer viewer, @Valid @RequestBody Text body) {
        return drafts.of(viewer, files.keep(viewer, body.yaml()));
    }
}
