package dev.modelcost.audit;

import dev.modelcost.calc.audit.AuditComparator;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.claimwords.ComparatorWords;
import dev.modelcost.calc.claimwords.MetricWords;
import dev.modelcost.calc.claimwords.PrecisionWords;
import dev.modelcost.calc.claimwords.ScopeWords;
import dev.modelcost.calc.claimwords.WrittenDay;
import dev.modelcost.calc.claimwords.WrittenFigure;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.claim.FigureBasis;
import dev.modelcost.web.Parameter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an audit can be asked with, declared once. */
final class AuditParameters {

    /** Beyond any figure in any unit; products of several stay finite. */
    static final double MOST = 1e40;

    private static final int LONGEST_TEXT = 8000;

    static final Parameter<String> TEXT =
            Parameter.prose("text", LONGEST_TEXT)
                    .describedAs(
                            "A sentence or a paragraph instead of one claim: the claims in it are found by rules, and each is audited, up to a hundred. Of the other values only statedOn, region, chip and basis are allowed beside it; they hold for all claims.");
    static final Parameter<String> SUBJECT =
            Parameter.named("subject", "subject")
                    .describedAs(
                            "The model, chip, organization or product that the claim is about: a slug, or a name as people write it.")
                    .example("deepseek-r1");
    static final Parameter<MetricWords> METRIC =
            Parameter.writtenWord(
                            "metric",
                            AuditMetric.slugs(),
                            MetricWords.known(),
                            word ->
                                    Optional.of(MetricWords.read(word))
                                            .filter(read -> !read.metrics().isEmpty()))
                    .describedAs(
                            "What is claimed of the subject: one of the words, or plain words for it such as \"GPU hours\", \"emissions\", \"energy per query\" or \"peak performance\".");
    static final Parameter<WrittenFigure> VALUE =
            Parameter.writtenNumber(
                            "value",
                            MOST,
                            "a number from 0 to 1.0E40, or one in words such as \"5.576 million\", \"$294K\" or \"20 to 50\"",
                            text -> WrittenFigure.read(text).filter(f -> f.high() <= MOST))
                    .describedAs(
                            "The figure, in `unit`: a number, or as it is printed: \"5.576 million\", \"$294K\", \"1,287\", \"about 30\", \"20 to 50\".");
    static final Parameter<WrittenFigure> VALUE_HIGH =
            Parameter.writtenNumber(
                            "valueHigh",
                            MOST,
                            "a number from 0 to 1.0E40",
                            text -> WrittenFigure.read(text).filter(f -> f.high() <= MOST))
                    .describedAs("The high end of a range whose low end is `value`, in `unit`.");
    static final Parameter<String> UNIT =
            Parameter.text("unit")
                    .describedAs(
                            "Unit of the value, as written: USD, $, million dollars, MWh, percent, TFLOPS, liters, tons, trillion tokens, USD per million tokens; it must measure what the metric is about. May be left out if the value has it.")
                    .example("USD");
    static final Parameter<AuditComparator> COMPARATOR =
            Parameter.writtenWord(
                            "comparator",
                            AuditComparator.signs(),
                            AuditComparator.signs(),
                            ComparatorWords::read)
                    .describedAs(
                            "How the value is meant: a sign, or words such as \"about\", \"up to\" or \"less than\"; exactly (=) if left out. A range needs `valueHigh`, or both ends in `value`.");
    static final Parameter<String> SCOPE =
            Parameter.writtenWord("scope", scopes(), scopes(), AuditParameters::scope)
                    .describedAs(
                            "What the figure covers: one of the words, or plain words for it such as \"fine-tuning\" or \"per query\"; if left out, the scope in which it holds is looked for. A precision here means the same as in `precision`.");
    static final Parameter<Precision> PRECISION =
            Parameter.writtenWord("precision", precisions(), precisions(), PrecisionWords::read)
                    .describedAs(
                            "Number format: of a peak, the one that it is claimed for; of an MFU, the one whose peak it counts against; else the one that"
                                    + " the run worked in. A peak of no stated precision is taken for 16-bit.");
    static final Parameter<LocalDate> STATED_ON =
            Parameter.writtenWord("statedOn", List.of(), List.of(), WrittenDay::read)
                    .describedAs(
                            "Day of the claim, for the prices and rents of the time: 2025-09-22, \"22 September 2025\", \"September 2025\" or \"2025\"; of a month or a year its last day.")
                    .example(LocalDate.of(2025, 9, 22));
    static final Parameter<String> CHIP =
            Parameter.named("chip", "chip")
                    .describedAs("The chip, by slug or name; that of the recorded run if left out.")
                    .example("nvidia-h800-sxm5");
    static final Parameter<String> REGION =
            Parameter.named("region", "region")
                    .describedAs(
                            "Where the data centre stands, for emissions and water: a country or state by code or English name, a region of a cloud, or a region of /api/v1/grid; every grid of the record is allowed for if left out.")
                    .example("FR");
    static final Parameter<FigureBasis> BASIS =
            Parameter.oneOf("basis", FigureBasis.class)
                    .describedAs("Where the claimant has the figure from.");
    static final Parameter<String> COMPARED_WITH =
            Parameter.named("comparedWith", "model")
                    .describedAs("The other model of a ratio, by slug or name.")
                    .example("o1");

    private AuditParameters() {}

    private static List<String> scopes() {
        return Stream.concat(Scope.words(List.of(Scope.values())).stream(), precisions().stream())
                .toList();
    }

    private static List<String> precisions() {
        return Stream.of(Precision.values()).map(Precision::slug).toList();
    }

    private static Optional<String> scope(String word) {
        return ScopeWords.read(word)
                .map(Scope::slug)
                .or(() -> PrecisionWords.read(word).map(Precision::slug));
    }
}
