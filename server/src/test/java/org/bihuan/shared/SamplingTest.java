package org.bihuan.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SamplingTest {

    private static final UUID FIRST = UUID.fromString("019a0000-0000-7000-8000-000000000001");

    @Property(tries = 200)
    void theSameSeedAndListGiveTheSameMattersWhateverTheOrder(
            @ForAll @StringLength(min = 1, max = 40) String seed, @ForAll @IntRange(min = 1, max = 60) int count) {
        var list = candidates(count, 7);
        var mixed = new ArrayList<>(list);
        Collections.shuffle(mixed, new Random(count));
        int size = Math.max(1, count / 3);

        assertThat(Sampling.draw(seed, mixed, size)).isEqualTo(Sampling.draw(seed, list, size));
    }

    @Property(tries = 200)
    void nobodyIsDrawnTwiceAndOnlyCandidatesAre(
            @ForAll @StringLength(min = 1, max = 40) String seed,
            @ForAll @IntRange(min = 1, max = 60) int count,
            @ForAll @IntRange(min = 1, max = 80) int size) {
        var list = candidates(count, 5);
        var drawn = Sampling.draw(seed, list, size);

        assertThat(drawn).hasSize(Math.min(size, count)).doesNotHaveDuplicates();
        assertThat(new HashSet<>(drawn))
                .isSubsetOf(list.stream().map(Sampling.Candidate::id).toList());
    }

    @Property(tries = 200)
    void moreWeightNeverMakesAMatterComeLater(
            @ForAll @StringLength(min = 1, max = 40) String seed, @ForAll @IntRange(min = 1, max = 99) int weight) {
        var key = Sampling.key(seed, new Sampling.Candidate(FIRST, weight));

        assertThat(Sampling.key(seed, new Sampling.Candidate(FIRST, weight + 1)))
                .isLessThan(key);
        assertThat(key).isPositive().isFinite();
    }

    @Test
    void isDrawnFirstInProportionToItsWeight() {
        var list = List.of(new Sampling.Candidate(FIRST, 9), new Sampling.Candidate(UUID.randomUUID(), 1));
        int turns = 20_000;
        long first = 0;
        for (int turn = 0; turn < turns; turn++) {
            if (Sampling.draw("seed " + turn, list, 1).getFirst().equals(FIRST)) {
                first++;
            }
        }
        assertThat(first / (double) turns).isCloseTo(0.9, within(0.012));
    }

    /** Worked out apart from this program: the procedure is published, and must never change under its name. */
    @Test
    void keepsToThePublishedProcedure() {
        var candidate = new Sampling.Candidate(FIRST, 3);

        assertThat(Sampling.ALGORITHM).isEqualTo("A-ES SHA-256 v1");
        assertThat(Sampling.key("0123456789abcdef", candidate)).isEqualTo(0.04485448778171758);
        assertThat(Sampling.fingerprint(List.of(candidate)))
                .isEqualTo("8c7159b4b50ecbcdb8baab89d7428eeeffd602d11dd44747429d4ad950a96e12");
    }

    private static List<Sampling.Candidate> candidates(int count, int mostWeight) {
        var list = new ArrayList<Sampling.Candidate>();
        for (int i = 0; i < count; i++) {
            list.add(new Sampling.Candidate(new UUID(0x019a_0000_0000_7000L, i), 1 + i % mostWeight));
        }
        return list;
    }
}
