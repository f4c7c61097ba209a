package dev.modelcost.price;

import dev.modelcost.calc.price.BlendedPrice;
import dev.modelcost.calc.price.PricePoint;
import dev.modelcost.calc.price.StandardPrice;
import dev.modelcost.model.Model;
import dev.modelcost.source.Source;
import dev.modelcost.store.Row;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;

/**
 * What a provider charges per million tokens for one model, tier, prompt length and time of day.
 */
@Entity
@Table(name = "token_price")
public class TokenPrice extends Row implements StandardPrice.Row {

    static final String QUERY =
            "from TokenPrice e join fetch e.provider left join fetch e.model join fetch e.source";

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Provider provider;

    /** Null where the model is not in the record. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Model model;

    public String providerModel;

    /** standard, flex or priority. */
    public String tier;

    /** The row applies to prompts longer than this. */
    public int promptTokensAbove;

    public LocalTime dailyFromUtc;
    public LocalTime dailyToUtc;
    public String currency;
    public BigDecimal input;
    public BigDecimal output;
    public BigDecimal cacheRead;
    public BigDecimal cacheWrite;
    public BigDecimal batchInput;
    public BigDecimal batchOutput;
    public LocalDate validFrom;
    public LocalDate validTo;

    /** effective: the date given by the vendor; observed: the date an observer first saw it. */
    public String dateBasis;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    public String evidenceUrl;

    private static final String STANDARD_OF_SELLERS =
            "from TokenPrice e join fetch e.provider p join fetch p.organization po"
                    + " left join fetch po.parent join fetch e.model m join fetch m.organization mo"
                    + " left join fetch mo.parent join fetch e.source"
                    + " where e.tier = 'standard' and e.promptTokensAbove = 0"
                    + " and e.dailyFromUtc is null and p.kind <> 'aggregator'";

    /**
     * The standard prices, around the clock and for prompts of any length, at which vendors and
     * clouds sell these models, their own or others': at every date, also those that are over.
     */
    static List<TokenPrice> standardOfSellers(Collection<Model> models) {
        return list(STANDARD_OF_SELLERS + " and e.model in ?1 order by e.slug", models);
    }

    /** The same of all models. */
    static List<TokenPrice> standardOfSellers() {
        return list(STANDARD_OF_SELLERS + " order by e.slug");
    }

    /**
     * What a provider charges for a model in a tier, for all prompt lengths and hours, for every
     * date, newest first.
     */
    public static List<TokenPrice> offers(Provider provider, Model model, String tier) {
        return list(
                QUERY
                        + " where e.provider = ?1 and e.model = ?2 and e.tier = ?3"
                        + " order by e.validFrom desc, e.slug",
                provider,
                model,
                tier);
    }

    /**
     * What all providers charge for a model in a tier, for all lengths and hours, at every date.
     */
    static List<TokenPrice> offers(Model model, String tier) {
        return list(QUERY + " where e.model = ?1 and e.tier = ?2 order by e.slug", model, tier);
    }

    /** The same of a model that the record does not hold, by the provider's own name for it. */
    public static List<TokenPrice> offers(Provider provider, String providerModel, String tier) {
        return list(
                QUERY
                        + " where e.provider = ?1 and e.providerModel = ?2 and e.tier = ?3"
                        + " order by e.validFrom desc, e.slug",
                provider,
                providerModel,
                tier);
    }

    public boolean isValidOn(LocalDate day) {
        return holdsOn(day);
    }

    /** Whether it is the price for a short prompt at an unspecified hour. */
    boolean isForAnyPromptAndHour() {
        return promptTokensAbove == 0 && dailyFromUtc == null;
    }

    @Override
    public String sellersName() {
        return providerModel;
    }

    @Override
    public LocalDate from() {
        return validFrom;
    }

    @Override
    public LocalDate until() {
        return validTo;
    }

    /**
     * The price of a kind of tokens, per million in the currency; null if there is none. A blended
     * price is three parts input to one part output.
     */
    public BigDecimal perMillionTokens(PricePoint.Kind kind) {
        return switch (kind) {
            case INPUT -> input;
            case CACHED_INPUT -> cacheRead;
            case CACHE_WRITE -> cacheWrite;
            case OUTPUT -> output;
            case BATCH_INPUT -> batchInput;
            case BATCH_OUTPUT -> batchOutput;
            case BLENDED ->
                    input == null || output == null
                            ? null
                            : BigDecimal.valueOf(
                                    BlendedPrice.threeToOne(input, output, currency, source.slug)
                                            .perMillionTokens());
        };
    }
}
