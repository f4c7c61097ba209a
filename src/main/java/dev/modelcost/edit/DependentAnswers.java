package dev.modelcost.edit;

import dev.modelcost.dataset.RecordTable;
import dev.modelcost.model.DependentAnswer;
import dev.modelcost.model.Model;
import dev.modelcost.store.Snapshot;
import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hibernate.FlushMode;
import org.jspecify.annotations.Nullable;

/**
 * The computed answers that a change of a row may move: those about the model that the row is of,
 * or about models that were trained on its chip, sold by its provider or made by its organization.
 */
@ApplicationScoped
class DependentAnswers {

    /** Each model takes some milliseconds, four times over. */
    private static final int MOST_MODELS = 10;

    private static final double MOVES = 0.01;

    private static final String OF_CHIP =
            "select distinct r.model.slug from TrainingRun r where r.chip.slug = :slug order by 1";

    private static final String OF_PROVIDER =
            "select distinct p.model.slug from TokenPrice p where p.provider.slug = :slug and"
                    + " p.model is not null order by 1";

    private final List<DependentAnswer> answers;

    DependentAnswers(@All List<DependentAnswer> answers) {
        this.answers = answers;
    }

    /**
     * @param before the row as it is; null for a new one
     */
    Touched of(Edit edit, @Nullable Cells before) {
        var cells = new ArrayList<Map<String, String>>();
        if (before != null) {
            cells.add(before.texts());
        }
        if (edit.fields() != null) {
            var given = new LinkedHashMap<String, String>();
            for (var column : edit.table().columns()) {
                var value = edit.fields().path(column.field().name());
                if (value.isTextual()) {
                    given.put(column.name(), value.textValue());
                }
            }
            cells.add(given);
        }
        return of(edit.table(), cells);
    }

    /**
     * @param rows values of rows, by the names of their columns, as they are and as they are to be
     */
    Touched of(RecordTable table, List<Map<String, String>> rows) {
        var models = new TreeSet<String>();
        for (var row : rows) {
            switch (table.name()) {
                case "model" -> add(models, row.get("slug"));
                case "chip" -> models.addAll(slugs(OF_CHIP, row.get("slug")));
                case "provider" -> models.addAll(slugs(OF_PROVIDER, row.get("slug")));
                default -> addReferredTo(models, row);
            }
        }
        return new Touched(models.stream().limit(MOST_MODELS).toList());
    }

    private void addReferredTo(TreeSet<String> models, Map<String, String> row) {
        if (row.containsKey("model")) {
            models.add(row.get("model"));
        } else if (row.containsKey("chip")) {
            models.addAll(slugs(OF_CHIP, row.get("chip")));
        } else if (row.containsKey("provider")) {
            models.addAll(slugs(OF_PROVIDER, row.get("provider")));
        }
    }

    private static void add(TreeSet<String> models, @Nullable String slug) {
        if (slug != null) {
            models.add(slug);
        }
    }

    private static List<String> slugs(String query, @Nullable String slug) {
        return slug == null
                ? List.of()
                : Panache.getSession()
                        .createSelectionQuery(query, String.class)
                        .setParameter("slug", slug)
                        .getResultList();
    }

    /** An answer about a model. */
    private record Figure(String model, DependentAnswer answer) {

        String path() {
            return answer.path().contains("/")
                    ? answer.path() + " of " + model
                    : "models/" + model + "/" + answer.path();
        }
    }

    /** The answers that are looked at. */
    final class Touched {

        private final List<String> models;

        private Touched(List<String> models) {
            this.models = models;
        }

        /** As the record is in this transaction now. */
        Map<Figure, Double> figures() {
            var session = Panache.getSession();
            session.setHibernateFlushMode(FlushMode.MANUAL);
            session.clear();
            return Snapshot.uncommitted(this::computed);
        }

        private Map<Figure, Double> computed() {
            var figures = new LinkedHashMap<Figure, Double>();
            for (var slug : models) {
                var model = Model.DIRECTORY.find(slug);
                for (var answer : answers) {
                    var figure = model.map(answer::of);
                    figures.put(
                            new Figure(slug, answer),
                            figure.isEmpty() || figure.get().isEmpty()
                                    ? null
                                    : figure.get().getAsDouble());
                }
            }
            return figures;
        }

        List<EditReport.AnswerChange> changes(
                Map<Figure, Double> before, Map<Figure, Double> after) {
            return before.keySet().stream()
                    .map(figure -> change(figure, before.get(figure), after.get(figure)))
                    .toList();
        }

        private static EditReport.AnswerChange change(
                Figure figure, @Nullable Double before, @Nullable Double after) {
            var share =
                    before == null || after == null || before == 0
                            ? null
                            : Double.valueOf(after / before - 1);
            var moves =
                    share == null
                            ? (before == null) != (after == null)
                                    || before != null && !before.equals(after)
                            : Math.abs(share) > MOVES;
            return new EditReport.AnswerChange(
                    figure.path(), figure.answer().figure(), before, after, share, moves);
        }
    }
}
