package dev.modelcost.nativeimage.fast;

import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.hibernate.grammars.hql.HqlParser;
import org.hibernate.query.hql.internal.HqlParseTreeBuilder;

/**
 * Teaches the parser of HQL the shapes of the first queries while the image is built: what it
 * learns from a query goes into static tables, and with them into the image.
 */
final class ParserAtBuild {

    /**
     * Those that {@link dev.modelcost.store.Directory} and {@link dev.modelcost.store.Listing}
     * build. To the parser one name is like another.
     */
    private static final List<String> SHAPES =
            List.of(
                    "from E e where e.slug = :slug",
                    "from E e join fetch e.a left join fetch e.b left join fetch e.b.c where e.slug = :slug",
                    "select e.slug from E e",
                    "from E where kind = ?1 and slug = ?2",
                    """
                    from E e left join fetch e.a join fetch e.b where e.a in ?1 and (e.a = :a) and (e.b.c = :b) and (e.c >= :c)
                    and (e.d <= :d) and (e.from <= :asOf and (e.to is null or e.to > :asOf)) order by e.a.b desc nulls last, e.slug\
                    """);

    private ParserAtBuild() {}

    /** While an image is built. */
    static void learn() {
        for (var query : SHAPES) {
            var lexer = HqlParseTreeBuilder.INSTANCE.buildHqlLexer(query);
            var parser = new HqlParser(new CommonTokenStream(lexer));
            // As Hibernate parses first.
            parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
            parser.statement();
        }
    }
}
