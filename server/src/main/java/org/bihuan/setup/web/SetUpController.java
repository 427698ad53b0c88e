package org.bihuan.setup.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.bihuan.organisation.NewZone;
import org.bihuan.setup.Administrator;
import org.bihuan.setup.SetUp;
import org.bihuan.shared.ZoneKey;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The set-up page; open to everybody who has the code, and only while the installation is empty. */
@RestController
@RequestMapping("/api/setup")
class SetUpController {

    record State(boolean needed) {}

    record Wanted(
            @NotBlank @Size(max = 20) String code,
            @NotNull @Valid NewZone zone,
            @NotNull @Size(max = 3) List<@Valid @NotNull Administrator> administrators) {}

    record Founded(ZoneKey zone) {}

    private final SetUp setUp;

    SetUpController(SetUp setUp) {
        this.setUp = setUp;
    }

    @GetMapping
    State state() {
        return new State(setUp.isNeeded());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Founded found(@Valid @RequestBody Wanted wanted) {
        return new Founded(setUp.found(wanted.code(), wanted.zone(), wanted.administrators())
                .zone());
    }
}
