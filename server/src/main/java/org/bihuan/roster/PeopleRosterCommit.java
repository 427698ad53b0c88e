package org.bihuan.roster;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.bihuan.organisation.People;
import org.bihuan.organisation.PersonFacts;
import org.bihuan.organisation.PostFacts;
import org.bihuan.organisation.Posts;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Viewer;
import org.springframework.stereotype.Component;

/** Writes a roster of people without errors. Who is missing from it stays as he is. */
@Component
class PeopleRosterCommit {

    private final People people;
    private final Posts posts;

    PeopleRosterCommit(People people, Posts posts) {
        this.people = people;
        this.posts = posts;
    }

    void write(Viewer viewer, PeopleRoster roster) {
        roster.people().forEach(entries -> write(viewer, entries));
    }

    /** Part-time posts first: a main post that becomes one makes room for the next. */
    private void write(Viewer viewer, List<PersonEntry> entries) {
        var person = person(viewer, entries);
        entries.stream()
                .sorted(Comparator.comparing(entry -> !entry.partTime()))
                .filter(entry -> !entry.postChanges().isEmpty())
                .forEach(entry -> post(viewer, person, entry));
    }

    private PersonId person(Viewer viewer, List<PersonEntry> entries) {
        var mobile = entries.stream()
                .map(entry -> entry.mobile)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        var before = entries.getFirst().person;
        if (before == null) {
            return people.create(viewer, new PersonFacts(entries.getFirst().name, mobile));
        }
        if (mobile != null && !mobile.equals(before.facts().mobile())) {
            people.change(
                    viewer,
                    before.id(),
                    before.version(),
                    new PersonFacts(before.facts().name(), mobile));
        }
        return before.id();
    }

    private void post(Viewer viewer, PersonId person, PersonEntry entry) {
        var facts = new PostFacts(entry.title(), entry.rank(), entry.partTime());
        if (entry.post == null) {
            posts.appoint(viewer, person, Objects.requireNonNull(entry.unit), facts, null);
        } else {
            posts.change(viewer, entry.post.id(), entry.post.version(), facts);
        }
    }
}
