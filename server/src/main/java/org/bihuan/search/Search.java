package org.bihuan.search;

import org.bihuan.matter.CitedFileSearch;
import org.bihuan.matter.MatterSearch;
import org.bihuan.organisation.OrganisationSearch;
import org.bihuan.shared.Found;
import org.bihuan.shared.Sought;
import org.bihuan.shared.Viewer;
import org.bihuan.subject.SubjectSearch;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything at once: matters, units, people, files and subjects, each by the rules of its room. */
@Service
public class Search {

    /** @param query as it was understood: without control characters and spaces around */
    public record Answer(
            String query,
            Found<MatterSearch.Hit> matters,
            Found<OrganisationSearch.UnitHit> units,
            Found<OrganisationSearch.PersonHit> people,
            Found<CitedFileSearch.Hit> files,
            Found<SubjectSearch.Hit> subjects) {}

    private final MatterSearch matters;
    private final OrganisationSearch organisation;
    private final CitedFileSearch files;
    private final SubjectSearch subjects;

    Search(MatterSearch matters, OrganisationSearch organisation, CitedFileSearch files, SubjectSearch subjects) {
        this.matters = matters;
        this.organisation = organisation;
        this.files = files;
        this.subjects = subjects;
    }

    /** Groups the viewer has no right to are empty. */
    @Transactional(readOnly = true)
    public Answer everywhere(Viewer viewer, Sought sought) {
        return new Answer(
                sought.text(),
                matters.find(viewer, sought),
                organisation.units(viewer, sought),
                organisation.people(viewer, sought),
                files.find(viewer, sought),
                subjects.find(viewer, sought));
    }
}
