package dev.modelcost.calc.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The words for what a figure covers. */
class ScopeTest {

    @Test
    void everyScopeIsFoundByItsSlug() {
        for (var scope : Scope.values()) {
            assertThat(Scope.of(scope.slug())).contains(scope);
        }
    }

    @Test
    void understandsSynonymsInAnyCase() {
        assertThat(Scope.of("final-run")).contains(Scope.RUN);
        assertThat(Scope.of("Training")).contains(Scope.RUN);
        assertThat(Scope.of("everything")).isEmpty();
    }

    @Test
    void listsSynonymsBehindTheirScope() {
        assertThat(Scope.words(List.of(Scope.RUN, Scope.WITH_BASE_MODEL)))
                .containsExactly("run", "final-run", "training", "with-base-model");
    }
}
