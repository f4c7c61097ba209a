package dev.modelcost.model;

import dev.modelcost.organization.Organization;
import dev.modelcost.store.Filter;
import dev.modelcost.store.Listing;
import dev.modelcost.store.Sort;
import java.time.LocalDate;
import java.util.List;

/** The list of models, with its filters and sort orders. */
final class ModelList {

    private static final double MOST_PARAMETERS = 1e16;
    private static final double MOST_FLOP = 1e30;

    static final Listing<Model> LISTING =
            new Listing<>(
                    Model.TABLE.reader(),
                    List.of(
                            Organization.filter("organization", "e.organization.slug")
                                    .describedAs(
                                            "The maker; of a company, also what belongs to it.")
                                    .example("deepseek"),
                            Filter.oneOf("access", "e.access", ModelAccess.class)
                                    .describedAs("How the model is made available."),
                            Filter.oneOf("certainty", "e.certainty", RecordCertainty.class)
                                    .describedAs("How sure the source is of its estimates."),
                            Filter.named("baseModel", "e.baseModel.slug", Model.DIRECTORY)
                                    .describedAs(
                                            "Slug of the model from which its training started.")
                                    .example("deepseek-v3"),
                            Filter.after("releasedAfter", "e.releasedOn")
                                    .describedAs("Released after this day.")
                                    .example(LocalDate.of(2024, 1, 1)),
                            Filter.before("releasedBefore", "e.releasedOn")
                                    .describedAs("Released before this day."),
                            Filter.atLeast("minParameters", "e.parametersTotal", MOST_PARAMETERS)
                                    .describedAs("Minimum total number of parameters.")
                                    .example(1e11),
                            Filter.atMost("maxParameters", "e.parametersTotal", MOST_PARAMETERS)
                                    .describedAs("Maximum total number of parameters."),
                            Filter.atLeast("minTrainingFlop", "e.trainingFlop", MOST_FLOP)
                                    .describedAs("Minimum training compute, in FLOP.")
                                    .example(1e24),
                            Filter.atMost("maxTrainingFlop", "e.trainingFlop", MOST_FLOP)
                                    .describedAs("Maximum training compute, in FLOP.")),
                    List.of(
                            Sort.bySlug(),
                            Sort.byText("name", "e.name", model -> model.name),
                            Sort.byDate("releasedOn", "e.releasedOn", model -> model.releasedOn),
                            Sort.byDouble(
                                    "parametersTotal",
                                    "e.parametersTotal",
                                    model -> model.parametersTotal),
                            Sort.byDouble(
                                    "trainingFlop",
                                    "e.trainingFlop",
                                    model -> model.trainingFlop)));

    private ModelList() {}
}
