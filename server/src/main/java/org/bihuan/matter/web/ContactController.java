package org.bihuan.matter.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.bihuan.matter.MatterContacts;
import org.bihuan.matter.MatterId;
import org.bihuan.shared.Viewer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Personal data of a matter in full, with a reason. */
@RestController
@RequestMapping("/api/matters/{id}/contacts")
class ContactController {

    record Reason(@NotBlank @Size(max = 200) String reason) {}

    private final MatterContacts contacts;

    ContactController(MatterContacts contacts) {
        this.contacts = contacts;
    }

    @PostMapping("/reveal")
    MatterContacts.Revealed reveal(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Reason reason) {
        return contacts.reveal(viewer, new MatterId(id), reason.reason());
    }
}
