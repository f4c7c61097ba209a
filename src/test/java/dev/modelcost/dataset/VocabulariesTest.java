package dev.modelcost.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelcost.assumption.RangeShape;
import dev.modelcost.calc.audit.AuditComparator;
import dev.modelcost.calc.audit.AuditMetric;
import dev.modelcost.calc.audit.Scope;
import dev.modelcost.calc.derivation.Vocabulary;
import dev.modelcost.calc.hardware.ExportOutcome;
import dev.modelcost.calc.hardware.Precision;
import dev.modelcost.chip.ChipPriceDateBasis;
import dev.modelcost.chip.ChipPriceKind;
import dev.modelcost.chip.ChipType;
import dev.modelcost.chip.ExportRuleKind;
import dev.modelcost.chip.PurchaseUnit;
import dev.modelcost.claim.ClaimStatus;
import dev.modelcost.claim.ClaimantKind;
import dev.modelcost.claim.FigureBasis;
import dev.modelcost.claim.SubjectKind;
import dev.modelcost.grid.ElectricitySector;
import dev.modelcost.measurement.MeasuredEngine;
import dev.modelcost.measurement.MeasurementKind;
import dev.modelcost.measurement.MeasurementScenario;
import dev.modelcost.measurement.MeasurementUnit;
import dev.modelcost.measurement.TrainedStage;
import dev.modelcost.model.ModelAccess;
import dev.modelcost.model.RecordCertainty;
import dev.modelcost.model.RunStage;
import dev.modelcost.model.ScoreUnit;
import dev.modelcost.model.StatedHoursBasis;
import dev.modelcost.price.PriceDateBasis;
import dev.modelcost.price.ProviderKind;
import dev.modelcost.price.ServiceTier;
import dev.modelcost.source.SourceKind;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The description of the API promises these words; the shipped data must have no other. */
class VocabulariesTest {

    private static final Tables TABLES = Tables.ofFiles();

    static Stream<Arguments> columns() {
        return Stream.of(
                Arguments.of("source", "kind", SourceKind.class),
                Arguments.of("chip", "type", ChipType.class),
                Arguments.of("chip_peak", "precision", Precision.class),
                Arguments.of("chip_price", "kind", ChipPriceKind.class),
                Arguments.of("chip_price", "unit", PurchaseUnit.class),
                Arguments.of("chip_price", "date_basis", ChipPriceDateBasis.class),
                Arguments.of("export_rule", "kind", ExportRuleKind.class),
                Arguments.of("export_rule", "outcome", ExportOutcome.class),
                Arguments.of("model", "access", ModelAccess.class),
                Arguments.of("model", "confidence", RecordCertainty.class),
                Arguments.of("training_run", "stage", RunStage.class),
                Arguments.of("training_run", "chip_hours_basis", StatedHoursBasis.class),
                Arguments.of("training_run", "precision", Precision.class),
                Arguments.of("measurement", "kind", MeasurementKind.class),
                Arguments.of("measurement", "unit", MeasurementUnit.class),
                Arguments.of("measurement", "precision", Precision.class),
                Arguments.of("measurement", "engine", MeasuredEngine.class),
                Arguments.of("measurement", "stage", TrainedStage.class),
                Arguments.of("measurement", "scenario", MeasurementScenario.class),
                Arguments.of("score", "unit", ScoreUnit.class),
                Arguments.of("provider", "kind", ProviderKind.class),
                Arguments.of("token_price", "tier", ServiceTier.class),
                Arguments.of("token_price", "date_basis", PriceDateBasis.class),
                Arguments.of("grid", "electricity_sector", ElectricitySector.class),
                Arguments.of("claim", "subject_kind", SubjectKind.class),
                Arguments.of("claim", "metric", AuditMetric.class),
                Arguments.of("claim", "comparator", AuditComparator.class),
                Arguments.of("claim", "scope", Scope.class),
                Arguments.of("claim", "basis", FigureBasis.class),
                Arguments.of("claim", "claimant_kind", ClaimantKind.class),
                Arguments.of("claim", "status", ClaimStatus.class),
                Arguments.of("assumption", "distribution", RangeShape.class));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void everyValueIsAWordOfItsVocabulary(
            String table, String column, Class<? extends Vocabulary> vocabulary) {
        var words = Stream.of(vocabulary.getEnumConstants()).map(Vocabulary::slug).toList();

        assertThat(TABLES.of(table).stream().filter(line -> line.has(column)))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.get(column)).as("%s", line).isIn(words));
    }
}
