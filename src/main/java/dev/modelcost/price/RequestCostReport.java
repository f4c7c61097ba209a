package dev.modelcost.price;

import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request costs at published prices: plain arithmetic.
 *
 * @param amount cost of the request, in {@code currency}
 * @param currency ISO 4217 code
 * @param costUsd cost of the request, in USD; null if it is charged in another currency
 * @param provider that charges it; null for given prices
 * @param model that is sold; null if the question names none
 * @param providerModel the provider's own name for the model; null for given prices without one
 * @param tier standard, flex or priority
 * @param at moment of the request, in UTC
 * @param price slug of the price used; null for given prices
 * @param perMillionTokens cost of a million tokens of this request, prompt and output together, in
 *     {@code currency}; null without tokens
 * @param blendedPerMillionTokens price of a million tokens, three parts input to one part output,
 *     in {@code currency}; null if one of the two prices is unknown
 * @param cacheAwareInputPerMillionTokens price of a million prompt tokens at this request's share
 *     of cached tokens, in {@code currency}; null if there is no price for cache reads
 * @param promptWords approximate number of English words in the prompt
 * @param outputWords approximate number of English words in the output
 * @param note other names under which the provider sells the model; null if there are none
 * @param assumed what the question left open and what was assumed instead, in sentences
 * @param derivation how the cost was computed, step by step
 * @param sources of every number in the derivation
 * @param assumptions constants that were used besides those
 */
public record RequestCostReport(
        double amount,
        String currency,
        @Nullable Estimate costUsd,
        @Nullable Ref provider,
        @Nullable Ref model,
        @Nullable String providerModel,
        String tier,
        LocalDateTime at,
        @Nullable String price,
        @Nullable Estimate perMillionTokens,
        @Nullable Estimate blendedPerMillionTokens,
        @Nullable Estimate cacheAwareInputPerMillionTokens,
        double promptWords,
        double outputWords,
        @Nullable String note,
        List<String> assumed,
        List<Step> derivation,
        List<SourceRef> sources,
        AssumptionsUsed assumptions) {}
