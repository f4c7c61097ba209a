package dev.modelcost.claim;

import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.claimwords.ScopeWords;
import dev.modelcost.web.Parameter;
import java.util.Arrays;
import java.util.List;

/** The parameter {@code scope} of costs, claims and audits, each with the scopes that it knows. */
public final class ScopeParameter {

    private ScopeParameter() {}

    /** A scope by its slug, a synonym such as {@code final-run}, or plain words for it. */
    public static Parameter<Scope> of(Scope... allowed) {
        var scopes = List.copyOf(Arrays.asList(allowed));
        var words = Scope.words(scopes);
        return Parameter.writtenWord(
                "scope", words, words, word -> ScopeWords.read(word).filter(scopes::contains));
    }
}
