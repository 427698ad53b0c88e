package org.bihuan.search.web;

import org.bihuan.search.Search;
import org.bihuan.shared.Sought;
import org.bihuan.shared.Viewer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The search over everything. */
@RestController
@RequestMapping("/api/search")
class SearchController {

    private final Search search;

    SearchController(Search search) {
        this.search = search;
    }

    @GetMapping
    Search.Answer find(Viewer viewer, @RequestParam String q) {
        return search.everywhere(viewer, new Sought(q));
    }
}
