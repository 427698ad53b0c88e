package org.bihuan.form.web;

import java.util.List;
import java.util.UUID;
import org.bihuan.form.Difference;
import org.bihuan.form.FormList;
import org.bihuan.form.FormUse;
import org.bihuan.form.FormVersion;
import org.bihuan.form.FormVersions;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Published forms over HTTP. */
@RestController
@RequestMapping("/api")
class FormController {

    record Withdraw(int version) {}

    private final FormList list;
    private final FormVersions versions;

    FormController(FormList list, FormVersions versions) {
        this.list = list;
        this.versions = versions;
    }

    @GetMapping("/forms")
    Page<FormList.Row> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable FormUse use,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "false") boolean withdrawn,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return list.page(viewer, use, q, withdrawn, new PageRequest(page, size));
    }

    @GetMapping("/form-versions/{id}")
    FormVersion version(Viewer viewer, @PathVariable UUID id) {
        return list.version(viewer, id);
    }

    @GetMapping("/forms/{code}/versions")
    List<FormVersion> versions(Viewer viewer, @PathVariable String code) {
        return list.versions(viewer, code);
    }

    /** @param from 0: nothing, so that all is new */
    @GetMapping("/forms/{code}/differences")
    List<Difference> differences(
            Viewer viewer, @PathVariable String code, @RequestParam int from, @RequestParam int to) {
        return list.differences(viewer, code, from, to);
    }

    @PostMapping("/forms/{code}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Viewer viewer, @PathVariable String code, @RequestBody Withdraw body) {
        versions.withdraw(viewer, code, body.version());
    }
}
