package dev.modelcost.calc.audit;

import dev.modelcost.calc.audit.AuditFigure.Role;
import dev.modelcost.calc.units.Unit;
import java.util.List;
import java.util.Map;

/** Figures of DeepSeek's papers and of data sheets, and claims about them. */
final class AuditFixtures {

    static final AuditConstants CONSTANTS =
            new AuditConstants(
                    0.05, 0.6, 0.14, 1.5, 2.6, 0.3, 2.03, 1.6, 0.2, 2, 0.1, 1.2, 4, 0.75, 0.09,
                    0.999, 0.2, 5.1e-6, 0.0254, 7.9e-9, 9.54e-6, 213.6, 9082, 3.62, 5);
    static final AuditChip H800 =
            new AuditChip(
                    "NVIDIA H800",
                    true,
                    700.0,
                    1.1,
                    1260.0,
                    80e9,
                    Map.of("bf16", 989e12, "fp8", 1979e12, "tf32", 494.7e12),
                    "sheet");
    static final AuditChip A100 =
            new AuditChip(
                    "NVIDIA A100",
                    true,
                    400.0,
                    0.75,
                    812.0,
                    80e9,
                    Map.of("bf16", 312e12, "int8", 624e12),
                    "sheet");
    private static final AuditFigure R1 =
            AuditFigure.of(
                    294_000,
                    "post-training",
                    Role.PART,
                    "for the post-training alone",
                    AuditAuthority.MAKER,
                    false,
                    "paper",
                    "DeepSeek");
    private static final AuditFigure R1_WITH_V3 =
            AuditFigure.of(
                    5_870_000,
                    "with-base-model",
                    Role.PART,
                    "with its base model",
                    AuditAuthority.MAKER,
                    false,
                    "paper",
                    "DeepSeek");
    private static final AuditFigure V3_ALONE =
            AuditFigure.of(
                    5_576_000,
                    "base-model",
                    Role.OTHER,
                    "of DeepSeek-V3, its base model",
                    AuditAuthority.MAKER,
                    false,
                    "paper",
                    "DeepSeek");

    private AuditFixtures() {}

    static AuditFacts r1() {
        return facts(List.of(R1, R1_WITH_V3, V3_ALONE), H800, "DeepSeek-V3");
    }

    static AuditFacts nothing(AuditChip chip) {
        return facts(List.of(), chip, null);
    }

    static AuditFacts facts(List<AuditFigure> figures, AuditChip chip, String base) {
        var run =
                base == null
                        ? AuditRun.UNKNOWN
                        : new AuditRun(
                                new AuditRun.Time(147_000.0, 512.0, null),
                                new AuditRun.Work(null, null, 37e9),
                                AuditRun.Use.UNKNOWN,
                                2.0,
                                null);
        return new AuditFacts(
                "DeepSeek-R1",
                base,
                figures,
                List.of(),
                run,
                null,
                3.3e24,
                null,
                chip,
                new AuditRange(3.42, 3.42),
                null,
                null,
                null,
                "grids of the world",
                AuditPrices.NONE,
                CONSTANTS);
    }

    static AuditFacts withRun(AuditFacts facts, AuditRun run) {
        return new AuditFacts(
                facts.subject(),
                facts.baseModel(),
                facts.figures(),
                facts.hours(),
                run,
                facts.development(),
                facts.baseFlop(),
                facts.totalParameters(),
                facts.chip(),
                facts.rates(),
                facts.purchases(),
                facts.gridCarbon(),
                facts.gridWater(),
                facts.grid(),
                facts.prices(),
                facts.constants());
    }

    static AuditFacts withoutRates(AuditFacts facts) {
        return new AuditFacts(
                facts.subject(),
                facts.baseModel(),
                facts.figures(),
                facts.hours(),
                facts.run(),
                facts.development(),
                facts.baseFlop(),
                facts.totalParameters(),
                facts.chip(),
                null,
                facts.purchases(),
                facts.gridCarbon(),
                facts.gridWater(),
                facts.grid(),
                facts.prices(),
                facts.constants());
    }

    static AuditClaim claim(AuditMetric metric, double value, String unit) {
        return claim(metric, value, unit, AuditRun.UNKNOWN);
    }

    static AuditClaim claim(AuditMetric metric, double value, String unit, AuditRun stated) {
        return claim(metric, value, unit, stated, "unstated");
    }

    static AuditClaim claim(
            AuditMetric metric, double value, String unit, AuditRun stated, String scope) {
        return new AuditClaim(
                metric,
                AuditComparator.EQUAL,
                value,
                value,
                Unit.of(unit).orElseThrow(),
                scope,
                null,
                null,
                null,
                AuditAuthority.PRESS,
                stated);
    }
}
