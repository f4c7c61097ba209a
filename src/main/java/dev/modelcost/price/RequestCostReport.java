package dev.modelcost.price;

import dev.modelcost.assumption.AssumptionsUsed;
import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.calc.derivation.Step;
import dev.modelcost.model.RetirementView;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What equal requests cost at published prices: plain arithmetic.
 *
 * @param amount cost of all requests, in {@code currency}
 * @param currency ISO 4217 code
 * @param costUsd cost of all requests, in USD; null if they are charged in another currency
 * @param requests number of requests
 * @param perRequest cost of one of them, in {@code currency}
 * @param provider that charges it; null for given prices
 * @param model that is sold; null if the question names none
 * @param providerModel the provider's own name of the model; null for given prices without one
 * @param tier standard, flex or priority
 * @param at moment of the requests, in UTC; the noon of a day that was given without an hour
 * @param price slug of the price by which they are charged; null for given prices
 * @param priceValidFrom first day of that price; null for given prices
 * @param priceLastSeenOn newest edition of a source that showed that price; null where its end is
 *     known instead, and for given prices
 * @param stale whether the price was last seen so long before the requests, or today, that it may
 *     have changed unseen
 * @param retirement of the name, if it is no longer sold at the moment and the price is its last
 *     one; null if it is sold
 * @param perMillionTokens cost of a million tokens of a request, prompt and output together, in
 *     {@code currency}; null without tokens
 * @param blendedPerMillionTokens price of a million tokens, three parts input to one part output,
 *     in {@code currency}; null if one of the two prices is unknown
 * @param cacheAwareInputPerMillionTokens price of a million prompt tokens at the requests' share of
 *     cached ones, in {@code currency}; null without a price of cache reads
 * @param promptWords number of English words that one prompt stands for
 * @param outputWords number of English words that one output stands for
 * @param bills of each model, if several were asked for, the cheapest first; null if one was
 * @param note other names under which the provider sells the model; null if there are none
 * @param assumed what the question left open and what was taken instead, in sentences
 * @param derivation how the cost was computed, step by step
 * @param sources of every number in the derivation, and in the bills of all models
 * @param assumptions constants that were used besides them
 */
public record RequestCostReport(
        double amount,
        String currency,
        @Nullable Estimate costUsd,
        long requests,
        Estimate perRequest,
        @Nullable Ref provider,
        @Nullable Ref model,
        @Nullable String providerModel,
        @OneOf(ServiceTier.class) String tier,
        LocalDateTime at,
        @Nullable String price,
        @Nullable LocalDate priceValidFrom,
        @Nullable LocalDate priceLastSeenOn,
        boolean stale,
        @Nullable RetirementView retirement,
        @Nullable Estimate perMillionTokens,
        @Nullable Estimate blendedPerMillionTokens,
        @Nullable Estimate cacheAwareInputPerMillionTokens,
        double promptWords,
        double outputWords,
        @Nullable List<Bill> bills,
        @Nullable String note,
        List<String> assumed,
        List<Step> derivation,
        List<SourceRef> sources,
        AssumptionsUsed assumptions) {

    /**
     * What the same requests cost with one of several models.
     *
     * @param asked the model as the question names it
     * @param model that is sold; null if there is no price
     * @param provider that charges it; null if there is no price
     * @param providerModel the provider's own name of the model; null if there is no price
     * @param amount cost of all requests, in {@code currency}; null if there is no price
     * @param currency ISO 4217 code; null if there is no price
     * @param costUsd cost of all requests, in USD; null if there is no price or it is in another
     *     currency
     * @param price slug of the price by which they are charged; null if there is none
     * @param stale whether the price was last seen long ago
     * @param retirement of the name, if it is no longer sold; null if it is
     * @param assumed what was taken where the question or the record left something open
     * @param unpriced why there is no price, in a sentence; null if there is one
     */
    public record Bill(
            String asked,
            @Nullable Ref model,
            @Nullable Ref provider,
            @Nullable String providerModel,
            @Nullable Double amount,
            @Nullable String currency,
            @Nullable Estimate costUsd,
            @Nullable String price,
            boolean stale,
            @Nullable RetirementView retirement,
            List<String> assumed,
            @Nullable String unpriced) {

        static Bill of(String asked, RequestCostReport report) {
            return new Bill(
                    asked,
                    report.model,
                    report.provider,
                    report.providerModel,
                    report.amount,
                    report.currency,
                    report.costUsd,
                    report.price,
                    report.stale,
                    report.retirement,
                    report.assumed,
                    null);
        }

        static Bill without(String asked, String why) {
            return new Bill(
                    asked, null, null, null, null, null, null, null, false, null, List.of(), why);
        }
    }

    /**
     * @param bills of all models
     * @param sources of all bills
     */
    RequestCostReport with(List<Bill> bills, List<SourceRef> sources) {
        return new RequestCostReport(
                amount,
                currency,
                costUsd,
                requests,
                perRequest,
                provider,
                model,
                providerModel,
                tier,
                at,
                price,
                priceValidFrom,
                priceLastSeenOn,
                stale,
                retirement,
                perMillionTokens,
                blendedPerMillionTokens,
                cacheAwareInputPerMillionTokens,
                promptWords,
                outputWords,
                bills,
                note,
                assumed,
                derivation,
                sources,
                assumptions);
    }
}
