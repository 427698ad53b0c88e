package org.bihuan.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.demo.story.DemoTable;
import org.bihuan.organisation.People;
import org.bihuan.organisation.PersonFacts;
import org.bihuan.organisation.Portfolios;
import org.bihuan.organisation.PostFacts;
import org.bihuan.organisation.PostRank;
import org.bihuan.organisation.Posts;
import org.bihuan.organisation.UnitFacts;
import org.bihuan.organisation.UnitKind;
import org.bihuan.organisation.Units;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Enters the units, people, posts and portfolios of {@code units.csv}, {@code people.csv} and {@code portfolios.csv}. */
@Component
@ConditionalOnBooleanProperty("bihuan.demo")
final class DemoOrganisation {

    static final LocalDate FOUNDED = LocalDate.of(2022, 1, 4);

    private final Units units;
    /** People entered so far; their made-up numbers go on with it. */
    private int numbered;

    private final People people;
    private final Posts posts;
    private final Portfolios portfolios;

    DemoOrganisation(Units units, People people, Posts posts, Portfolios portfolios) {
        this.units = units;
        this.people = people;
        this.posts = posts;
        this.portfolios = portfolios;
    }

    /** Enters all of it as of the founding day; the administrator is the one who may. */
    void enter(Viewer administrator) {
        var then = FOUNDED.atTime(9, 0).atZone(BusinessZone.SHANGHAI).toInstant();
        DemoClock.at(then, () -> enterAll(administrator));
    }

    private void enterAll(Viewer administrator) {
        var known = new HashMap<String, UnitId>();
        int sort = 0;
        for (var row : DemoTable.rows("units.csv")) {
            var facts = new UnitFacts(
                    row.get(0),
                    row.get(1),
                    null,
                    UnitKind.valueOf(row.get(2)),
                    named(known, row.get(3)),
                    named(known, row.get(4)),
                    ++sort * 10);
            var unit = units.create(administrator, facts, FOUNDED);
            known.put(row.get(0), unit);
            DemoTable.parts(row.get(5)).forEach(alias -> units.addAlias(administrator, unit, alias));
        }
        var persons = new HashMap<String, PersonId>();
        for (var row : DemoTable.rows("people.csv")) {
            persons.put(row.getFirst(), person(administrator, known, row));
        }
        for (var row : DemoTable.rows("portfolios.csv")) {
            var leader = Objects.requireNonNull(persons.get(row.get(0)), () -> "no person " + row.get(0));
            portfolios.give(administrator, leader, unit(known, row.get(1)), row.get(2), FOUNDED);
        }
    }

    private PersonId person(Viewer administrator, Map<String, UnitId> known, List<String> row) {
        var person = people.create(administrator, new PersonFacts(row.get(0), "139%08d".formatted(++numbered)));
        var rank = PostRank.valueOf(row.get(3));
        posts.appoint(administrator, person, unit(known, row.get(1)), new PostFacts(row.get(2), rank, false), FOUNDED);
        if (!row.get(4).isEmpty()) {
            var beside = row.get(4).split("：");
            var facts = new PostFacts(beside[1], PostRank.STAFF, true);
            posts.appoint(administrator, person, unit(known, beside[0]), facts, FOUNDED);
        }
        return person;
    }

    private static @Nullable UnitId named(Map<String, UnitId> known, String name) {
        return name.isEmpty() ? null : unit(known, name);
    }

    private static UnitId unit(Map<String, UnitId> known, String name) {
        return Objects.requireNonNull(known.get(name), () -> "no unit " + name);
    }
}
