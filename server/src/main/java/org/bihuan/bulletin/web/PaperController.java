package org.bihuan.bulletin.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.bulletin.Bulletins;
import org.bihuan.bulletin.FigureShow;
import org.bihuan.bulletin.PaperAct;
import org.bihuan.bulletin.PaperContent;
import org.bihuan.bulletin.PaperDrafts;
import org.bihuan.bulletin.PaperFiles;
import org.bihuan.bulletin.PaperGrounds;
import org.bihuan.bulletin.PaperKind;
import org.bihuan.bulletin.PaperList;
import org.bihuan.bulletin.PaperShow;
import org.bihuan.bulletin.Papers;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Papers over HTTP. */
@RestController
@RequestMapping("/api/papers")
class PaperController {

    static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /** @param commandId becomes the paper's id */
    record NewPaper(
            @NotNull UUID commandId,
            @NotNull PaperKind kind,
            @NotNull UUID matter) {}

    /** @param commandId becomes the paper's id */
    record NewBulletin(
            @NotNull UUID commandId,
            @NotNull LocalDate from,
            @NotNull LocalDate to,
            @NotNull @Size(max = 300) List<@NotNull UnitId> addressees) {}

    record Written(
            @NotNull @Valid PaperContent content,
            @NotNull @Size(max = 300) List<@NotNull UnitId> addressees) {}

    record ActBody(
            int version,
            @NotNull PaperAct act,
            @Nullable @Size(max = 2000) String note,
            @Nullable LocalDate on) {}

    private final Papers papers;
    private final PaperDrafts drafts;
    private final PaperGrounds grounds;
    private final PaperList list;
    private final PaperShow shows;
    private final PaperFiles files;
    private final Bulletins bulletins;
    private final FigureShow figures;

    PaperController(
            Papers papers,
            PaperDrafts drafts,
            PaperGrounds grounds,
            PaperList list,
            PaperShow shows,
            PaperFiles files,
            Bulletins bulletins,
            FigureShow figures) {
        this.papers = papers;
        this.drafts = drafts;
        this.grounds = grounds;
        this.list = list;
        this.shows = shows;
        this.files = files;
        this.bulletins = bulletins;
        this.figures = figures;
    }

    @GetMapping
    Page<PaperList.Row> list(
            Viewer viewer,
            @ModelAttribute PaperList.Filter filter,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return list.page(viewer, filter, new PageRequest(page, size));
    }

    @GetMapping("/counts")
    PaperList.Counts counts(Viewer viewer) {
        return list.counts(viewer);
    }

    /** What can be drafted about a matter as it stands. */
    @GetMapping("/kinds")
    List<PaperKind> kinds(Viewer viewer, @RequestParam UUID matter) {
        return grounds.kinds(viewer, matter);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PaperShow.File draft(Viewer viewer, @Valid @RequestBody NewPaper paper) {
        return shows.of(viewer, drafts.draft(viewer, paper.commandId(), paper.kind(), paper.matter()));
    }

    @PostMapping("/bulletins")
    @ResponseStatus(HttpStatus.CREATED)
    PaperShow.File draftBulletin(Viewer viewer, @Valid @RequestBody NewBulletin bulletin) {
        return shows.of(
                viewer,
                bulletins.draft(viewer, bulletin.commandId(), bulletin.from(), bulletin.to(), bulletin.addressees()));
    }

    @GetMapping("/{id}/figures")
    List<FigureShow.Line> figures(Viewer viewer, @PathVariable UUID id) {
        return figures.of(viewer, id);
    }

    @GetMapping("/{id}/figures/{key}/rows")
    Page<FigureShow.Row> rows(
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable String key,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return figures.rows(viewer, id, key, new PageRequest(page, size));
    }

    @GetMapping("/{id}")
    PaperShow.File show(Viewer viewer, @PathVariable UUID id) {
        return shows.of(viewer, id);
    }

    @PutMapping("/{id}")
    PaperShow.File edit(
            Viewer viewer, @PathVariable UUID id, @RequestParam int version, @Valid @RequestBody Written written) {
        papers.edit(viewer, id, version, written.content(), written.addressees());
        return shows.of(viewer, id);
    }

    @PostMapping("/{id}/acts")
    PaperShow.File act(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody ActBody body) {
        papers.act(viewer, id, body.version(), new Papers.Order(body.act(), body.note(), body.on()));
        return shows.of(viewer, id);
    }

    @GetMapping("/{id}/docx")
    void docx(Viewer viewer, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        send(response, files.docx(viewer, id), "docx", DOCX);
    }

    @GetMapping("/{id}/pdf")
    void pdf(Viewer viewer, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        send(response, files.pdf(viewer, files.docx(viewer, id)), "pdf", MediaType.APPLICATION_PDF_VALUE);
    }

    static void send(HttpServletResponse response, PaperFiles.Written file, String extension, String type)
            throws IOException {
        response.setContentType(type);
        response.setContentLength(file.bytes().length);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file.name() + "." + extension, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.getOutputStream().write(file.bytes());
    }
}
