package org.bihuan.notice.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;
import org.bihuan.notice.out.Digest;
import org.bihuan.notice.out.MailAddresses;
import org.bihuan.notice.out.NoticeSettings;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the viewer wishes to hear outside the house. */
@RestController
@RequestMapping("/api/notices/settings")
class NoticeSettingController {

    record NewChoice(
            @NotBlank @Size(max = 80) String kind,
            @NotNull Boolean mail,
            @NotNull Boolean robot) {}

    record NewSettings(
            @NotNull @Pattern(regexp = "zh-CN|en") String language,
            @Size(max = 200) @Nullable String mailAddress,
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietTo,
            @NotNull Digest digest,
            @NotNull @Min(0) @Max(23) Integer digestHour,
            @NotNull @Min(1) @Max(7) Integer digestWeekday,
            @NotNull @Size(max = 100) List<@Valid NewChoice> choices,
            @NotNull Integer version) {}

    record Code(@NotBlank @Size(max = 20) String code) {}

    private final NoticeSettings settings;
    private final MailAddresses addresses;

    NoticeSettingController(NoticeSettings settings, MailAddresses addresses) {
        this.settings = settings;
        this.addresses = addresses;
    }

    @GetMapping
    NoticeSettings.Show show(Viewer viewer) {
        return settings.of(viewer);
    }

    @PutMapping
    NoticeSettings.Show change(Viewer viewer, @Valid @RequestBody NewSettings wanted) {
        var address = wanted.mailAddress();
        settings.change(
                viewer,
                new NoticeSettings.Wanted(
                        wanted.language(),
                        address == null || address.isBlank() ? null : address.strip(),
                        wanted.quietFrom(),
                        wanted.quietTo(),
                        wanted.digest(),
                        wanted.digestHour(),
                        wanted.digestWeekday(),
                        wanted.choices().stream()
                                .map(each -> new NoticeSettings.Choice(each.kind(), each.mail(), each.robot()))
                                .toList(),
                        wanted.version()));
        return settings.of(viewer);
    }

    @PostMapping("/code")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sendCode(Viewer viewer) {
        addresses.sendCode(viewer);
    }

    @PostMapping("/confirm")
    NoticeSettings.Show confirm(Viewer viewer, @Valid @RequestBody Code code) {
        addresses.confirm(viewer, code.code());
        return settings.of(viewer);
    }
}
