package dev.modelcost.price;

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
 * What a provider charges per million tokens, for one model, tier, prompt length and hour of the
 * day.
 */
@Entity
@Table(name = "token_price")
public class TokenPrice extends Row {

    static final String QUERY =
            "from TokenPrice e join fetch e.provider left join fetch e.model join fetch e.source";

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Provider provider;

    /** Null where the record does not hold the model. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Model model;

    public String providerModel;

    /** standard, flex or priority. */
    public String tier;

    /** The row holds for prompts longer than this. */
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

    /** effective: the day the vendor names; observed: the day a watcher first saw it. */
    public String dateBasis;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    public String evidenceUrl;

    /**
     * The standard prices, around the clock and for prompts of any length, at which the makers
     * themselves sell these models, the newest first: at every date, also those that are over.
     */
    public static List<TokenPrice> byTheirMakers(Collection<Model> models) {
        return list(
                QUERY
                        + " where e.model in ?1 and e.tier = 'standard' and e.promptTokensAbove = 0"
                        + " and e.dailyFromUtc is null and e.provider.kind = 'vendor'"
                        + " and e.provider.organization = e.model.organization"
                        + " order by e.validFrom desc, e.slug",
                models);
    }

    /**
     * What a provider charges for a model in a tier, for all lengths and hours, at every date, the
     * newest first.
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
        return !validFrom.isAfter(day) && (validTo == null || validTo.isAfter(day));
    }

    /** The same of all models, with both an input and an output price; the oldest first. */
    public static List<TokenPrice> byTheirMakers() {
        return list(
                QUERY
                        + " where e.model is not null and e.tier = 'standard' and e.promptTokensAbove = 0"
                        + " and e.dailyFromUtc is null and e.provider.kind = 'vendor' and e.input > 0 and e.output > 0"
                        + " and e.provider.organization = e.model.organization and e.currency = 'USD'"
                        + " order by e.validFrom, e.slug");
    }
}
