package dev.modelcost.calc.claimwords;

import dev.modelcost.calc.audit.AuditMetric;
import java.util.List;
import java.util.Map;

/** The plain names of what is claimed of chips, of serving, of prices and of companies. */
final class MarketPhrases {

    private MarketPhrases() {}

    static void addTo(Map<AuditMetric, List<String>> phrases) {
        phrases.put(
                AuditMetric.SERVING_CHIP_COUNT,
                List.of(
                        "serving chips",
                        "chips for inference",
                        "chips needed",
                        "chips needed to run",
                        "chips to run",
                        "chips needed for inference",
                        "chips required",
                        "memory"));
        phrases.put(
                AuditMetric.POWER,
                List.of(
                        "power",
                        "power capacity",
                        "capacity",
                        "wattage",
                        "TDP",
                        "thermal design power",
                        "data center power",
                        "data centre power"));
        phrases.put(
                AuditMetric.TOKEN_PRICE,
                List.of(
                        "token price",
                        "price",
                        "price of tokens",
                        "cost",
                        "token cost",
                        "API price",
                        "API cost",
                        "list price",
                        "API pricing",
                        "pricing"));
        phrases.put(
                AuditMetric.PRICE_RATIO,
                List.of(
                        "price ratio",
                        "price difference",
                        "ratio of prices",
                        "cheaper",
                        "price advantage",
                        "price drop",
                        "price fall",
                        "price cut",
                        "price reduction",
                        "price decrease",
                        "price decline",
                        "price increase",
                        "price rise",
                        "price hike",
                        "price change",
                        "discount",
                        "saving",
                        "cheaper than",
                        "percent cheaper",
                        "times cheaper",
                        "cost ratio",
                        "ratio of costs",
                        "cost difference",
                        "token price ratio"));
        phrases.put(
                AuditMetric.SERVING_MARGIN,
                List.of(
                        "margin",
                        "gross margin",
                        "profit margin",
                        "serving margin",
                        "cost profit margin",
                        "profit",
                        "mark-up"));
        phrases.put(
                AuditMetric.PEAK_FLOPS,
                List.of(
                        "peak FLOPS",
                        "peak performance",
                        "peak",
                        "performance",
                        "peak compute",
                        "compute performance",
                        "peak speed",
                        "speed",
                        "FLOPS",
                        "theoretical peak",
                        "compute",
                        "AI performance"));
        phrases.put(
                AuditMetric.USD_PER_CHIP_HOUR,
                List.of(
                        "USD per chip hour",
                        "price per chip hour",
                        "chip hour price",
                        "rental price",
                        "rental",
                        "spot price",
                        "spot rental price",
                        "spot rate",
                        "on-demand price",
                        "chip rental",
                        "hourly price",
                        "hourly rate",
                        "hourly cost",
                        "rental rate",
                        "chip rental price",
                        "rental cost",
                        "price per hour",
                        "cost per hour",
                        "price",
                        "cost"));
        phrases.put(
                AuditMetric.CHIP_PRICE,
                List.of(
                        "chip price",
                        "price of a chip",
                        "purchase price",
                        "chip cost",
                        "chip purchase price",
                        "sale price",
                        "price",
                        "unit price",
                        "cost",
                        "cost per chip"));
        phrases.put(
                AuditMetric.SERVING_COST,
                List.of(
                        "serving cost",
                        "cost of serving",
                        "operation cost",
                        "cost",
                        "cost to operate"));
        phrases.put(
                AuditMetric.SERVING_REVENUE,
                List.of("serving revenue", "revenue of serving", "theoretical revenue"));
        phrases.put(
                AuditMetric.REVENUE,
                List.of(
                        "revenue",
                        "annual revenue",
                        "sales",
                        "annualized revenue",
                        "annualised revenue",
                        "revenue run rate",
                        "run rate",
                        "ARR",
                        "income",
                        "turnover"));
        phrases.put(
                AuditMetric.SERVING_THROUGHPUT,
                List.of(
                        "throughput",
                        "serving throughput",
                        "tokens per second",
                        "speed",
                        "output speed",
                        "decode speed",
                        "generation speed",
                        "inference speed",
                        "tokens served",
                        "tokens"));
        phrases.put(
                AuditMetric.SPENDING,
                List.of(
                        "spending",
                        "investment",
                        "capital expenditure",
                        "capital spending",
                        "infrastructure spending",
                        "spending on AI",
                        "AI spending",
                        "AI investment",
                        "budget",
                        "planned investment",
                        "cost"));
        phrases.put(
                AuditMetric.FUNDRAISING,
                List.of(
                        "funding",
                        "fundraising",
                        "funding round",
                        "money raised",
                        "raised",
                        "raise",
                        "capital raised",
                        "venture capital"));
        phrases.put(
                AuditMetric.VALUATION,
                List.of(
                        "valuation",
                        "company valuation",
                        "post-money valuation",
                        "pre-money valuation",
                        "worth",
                        "net worth",
                        "market cap",
                        "market capitalization",
                        "market capitalisation",
                        "market value",
                        "enterprise value"));
        phrases.put(
                AuditMetric.PUE,
                List.of(
                        "PUE",
                        "power usage effectiveness",
                        "power usage efficiency",
                        "power use effectiveness"));
    }
}
