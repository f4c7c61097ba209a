package dev.modelcost.training;

import dev.modelcost.calc.derivation.GivenNames;
import dev.modelcost.measurement.NearbyMeasurement;
import dev.modelcost.training.TrainingCostRequest.Method;
import dev.modelcost.training.TrainingCostRequest.RateBasis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What a question about training gives and its answer does not depend on, in sentences. */
final class UnusedOfTraining {

    private final TrainingCostRequest question;
    private final GivenNames names;
    private final List<String> sentences = new ArrayList<>();

    private UnusedOfTraining(TrainingCostRequest question) {
        this.question = question;
        this.names = question.given().names();
    }

    /**
     * @param runs as the answer shows them
     * @param measured beside them
     * @param result the cost
     */
    static List<String> of(
            TrainingCostRequest question,
            List<TrainingStage> stages,
            List<RunReport> runs,
            List<NearbyMeasurement> measured,
            TrainingCostResult result) {
        var unused = new UnusedOfTraining(question);
        unused.byMethod();
        unused.ofWork(stages);
        var mfuIsAssumed =
                stages.stream().anyMatch(stage -> stage.isGiven() && stage.assumesAnMfu());
        var isOfNoModel = stages.stream().allMatch(stage -> stage.model() == null);
        if (!mfuIsAssumed && !(isOfNoModel && !measured.isEmpty())) {
            unused.say("no MFU is assumed of given work", "mixture");
        }
        if (!mfuIsAssumed && !question.given().work().flop().tellsLayers()) {
            unused.say("no MFU is assumed of given work", "sequenceTokens");
        }
        if (!mfuIsAssumed && runs.stream().allMatch(run -> run.impliedHfu() == null)) {
            unused.say(
                    "an HFU is told only of a given run whose FLOP, chip-hours and chip are known"
                            + " and whose hours are not inferred",
                    "recomputedFlop");
        }
        unused.ofDates(runs, result);
        if (result.costUsd().exact()) {
            unused.say("nothing in the answer is uncertain", "confidence", "samples");
        }
        return List.copyOf(unused.sentences);
    }

    private void byMethod() {
        var unused = new HashSet<String>();
        switch (question.computeMethod()) {
            case RENTAL -> {
                unused.addAll(GivenPurchase.PARAMETERS.names());
                unused.addAll(GivenPower.PARAMETERS.names());
            }
            case ACQUISITION -> {
                unused.addAll(GivenPower.PARAMETERS.names());
                unused.addAll(List.of("usdPerChipHour", "rateBasis", "trainingStart"));
            }
            default -> unused.addAll(List.of("usdPerChipHour", "rateBasis", "asOf"));
        }
        if (!question.isDevelopment()) {
            unused.addAll(GivenStaff.PARAMETERS.names());
        }
        say(
                "method %s does not need it".formatted(question.method().slug()),
                unused.toArray(String[]::new));
    }

    private void ofWork(List<TrainingStage> stages) {
        if (!question.given().work().flop().tellsLayers()) {
            say(
                    "attention is counted only with layers, hiddenSize, vocabulary and"
                            + " sequenceTokens",
                    "causalAttention");
        }
        if (stages.stream().allMatch(stage -> stage.work().counts().isEmpty())) {
            say(
                    "FLOP follow only from activeParameters and trainingTokens together",
                    "activeParameters",
                    "trainingTokens",
                    "epochs");
        }
        if (stages.stream().allMatch(stage -> stage.flop() == null)) {
            say("no FLOP of the run are known", "mfu");
        }
        if (stages.stream().allMatch(stage -> stage.chip() == null)) {
            say("no chip is known", "precision");
        }
    }

    /** Days tell the market's rates, money of the time, and the power of a facility. */
    private void ofDates(List<RunReport> runs, TrainingCostResult result) {
        if (question.computeMethod() != Method.RENTAL
                || Set.of(RateBasis.MARKET.slug(), "mixed").contains(result.rateBasis())) {
            return;
        }
        say("the rate is not the market's", "trainingStart");
        if (question.priceMonth() == null
                && runs.stream().map(RunReport::trainingPowerWatts).allMatch(Objects::isNull)) {
            say("neither the rate nor a power that is told depends on it", "publishedOn");
        }
    }

    private void say(String why, String... unused) {
        var used = new HashSet<>(names.names());
        List.of(unused).forEach(used::remove);
        sentences.addAll(names.unused(used, why));
    }
}
