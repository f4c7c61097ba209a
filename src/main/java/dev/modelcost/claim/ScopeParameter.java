package dev.modelcost.claim;

import dev.modelcost.calc.audit.Scope;
import dev.modelcost.web.Parameter;
import java.util.Arrays;
import java.util.List;

/** The parameter {@code scope} of costs, claims and audits, each with the scopes that it knows. */
public final class ScopeParameter {

    private ScopeParameter() {}

    /** A scope by its slug or a synonym, such as {@code final-run} for {@code run}. */
    public static Parameter<Scope> of(Scope... allowed) {
        var scopes = List.copyOf(Arrays.asList(allowed));
        return Parameter.word(
                "scope", Scope.words(scopes), word -> Scope.of(word).filter(scopes::contains));
    }
}
