package dev.modelcost.price;

import dev.modelcost.calc.price.BlendedPrice;
import dev.modelcost.calc.price.Charge;
import dev.modelcost.calc.price.PricePoint;
import dev.modelcost.calc.price.PriceRow;
import dev.modelcost.calc.price.PriceWindow;
import dev.modelcost.calc.price.StandardPrice;
import dev.modelcost.day.OnDays;
import dev.modelcost.model.Model;
import dev.modelcost.source.Source;
import dev.modelcost.store.OfferTable;
import dev.modelcost.store.Row;
import dev.modelcost.store.RowReader;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a provider charges per million tokens, for one model, tier, prompt length and time of the
 * week.
 */
@Entity
@Table(name = "token_price")
public class TokenPrice extends Row implements StandardPrice.Row {

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

    /** In {@code timeZone}; null if it holds at every hour. */
    public LocalTime dailyFrom;

    public LocalTime dailyTo;

    /** IANA name. */
    public String timeZone;

    /** ISO 8601 numbers of the days on which the window begins; null for every day. */
    public String weekdays;

    public String currency;
    public BigDecimal input;
    public BigDecimal output;
    public BigDecimal cacheRead;
    public BigDecimal cacheWrite;

    @Column(name = "cache_write_1h")
    public BigDecimal cacheWrite1h;

    public BigDecimal batchInput;
    public BigDecimal batchOutput;
    public BigDecimal batchCacheRead;
    public LocalDate validFrom;

    /** Of the first day; null if only the day is known. */
    public LocalTime validFromUtc;

    public LocalDate validTo;

    /** Of the first day on which it no longer holds; null if only the day is known. */
    public LocalTime validToUtc;

    /** effective: the day the vendor names; observed: the day a watcher first saw it. */
    public String dateBasis;

    /** The newest edition of a source that showed it; null where its end is known instead. */
    public LocalDate lastSeenOn;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    public String evidenceUrl;
    public String remark;

    private static final String STANDARD_OF_SELLERS =
            "where e.tier = 'standard' and e.promptTokensAbove = 0 and e.dailyFrom is null"
                    + " and e.provider.id in ?1";

    static final RowReader<TokenPrice> READER =
            new RowReader<>(TokenPrice.class, Provider.TABLE, Model.TABLE, Source.TABLE);

    /** What has one price at a time. */
    static final OfferTable<TokenPrice> OFFERS =
            new OfferTable<>(
                    READER,
                    "token_price",
                    "p.provider_id::text || ' ' || coalesce(p.model_id, 0)::text"
                            + " || ' ' || p.tier || ' ' || p.currency || ' ' || p.prompt_tokens_above::text"
                            + " || ' ' || coalesce(extract(epoch from p.daily_from)::text, '')"
                            + " || ' ' || coalesce(p.weekdays, '') || ' ' || p.provider_model",
                    "valid_to",
                    row -> Stream.of(row.validFrom, row.validTo),
                    Comparator.comparing(
                                    (TokenPrice price) -> price.validFrom,
                                    Comparator.reverseOrder())
                            .thenComparing(price -> price.slug));

    /** The first price of all that anybody has ever offered: the whole of what is on sale. */
    static Stream<TokenPrice> firsts() {
        return OFFERS.firsts().stream();
    }

    /** The prices next to a day, the newest first. */
    static List<TokenPrice> around(LocalDate day, List<TokenPrice> firsts) {
        return OFFERS.around(day, firsts);
    }

    /**
     * The standard prices, around the clock and for prompts of any length, at which vendors and
     * clouds sell these models, their own or others': at every date, also those that are over.
     */
    static List<TokenPrice> standardOfSellers(Collection<Model> models) {
        return madeBySomebody(
                READER.list(
                        STANDARD_OF_SELLERS + " and e.model.id in ?2 order by e.slug",
                        sellers(),
                        models.stream().map(model -> model.id).toList()));
    }

    /** The same of these models, as far as they began up to so many days after the release. */
    static List<TokenPrice> standardOfSellersAtRelease(Collection<Model> models, int days) {
        return models.isEmpty()
                ? List.of()
                : READER.list(
                        STANDARD_OF_SELLERS
                                + " and e.model.id in ?2 and e.validFrom <= e.model.releasedOn + %d day order by e.slug"
                                        .formatted(days),
                        sellers(),
                        models.stream().map(model -> model.id).toList());
    }

    /** With what sellers began to sell models: the first of each offer, by slug. */
    static Stream<TokenPrice> standardFirsts() {
        return firsts().filter(first -> first.model != null)
                .filter(TokenPrice::isStandardOfSeller)
                .sorted(Comparator.comparing(first -> first.slug));
    }

    /**
     * The prices that hold on a day, by slug, with the days around it on which they are the same.
     *
     * @param firsts of the offers whose prices they are
     */
    static OnDays<List<TokenPrice>> on(LocalDate day, List<TokenPrice> firsts) {
        var held = OFFERS.holding(day, firsts);
        return new OnDays<>(
                held.answer().stream().sorted(Comparator.comparing(row -> row.slug)).toList(),
                held.days());
    }

    private static List<Long> sellers() {
        return Provider.TABLE.rows().stream()
                .filter(TokenPrice::sells)
                .map(provider -> provider.id)
                .toList();
    }

    private static boolean sells(Provider provider) {
        return !provider.kind.equals("aggregator") && provider.organization != null;
    }

    /** Whether it is a standard price for prompts of any length around the clock by a seller. */
    boolean isStandardOfSeller() {
        return tier.equals("standard") && isForAnyPromptAndHour() && sells(provider);
    }

    private static List<TokenPrice> madeBySomebody(List<TokenPrice> rows) {
        return rows.stream().filter(row -> row.model.organization != null).toList();
    }

    /** Whether it holds at a moment (UTC); where only its days are known, from their midnight. */
    boolean holdsAt(LocalDateTime utc) {
        return !begins().isAfter(utc) && (validTo == null || ends().isAfter(utc));
    }

    private LocalDateTime begins() {
        return validFrom.atTime(validFromUtc == null ? LocalTime.MIDNIGHT : validFromUtc);
    }

    private LocalDateTime ends() {
        return validTo.atTime(validToUtc == null ? LocalTime.MIDNIGHT : validToUtc);
    }

    /** The days on which the window begins; all seven if it is daily. */
    Set<DayOfWeek> days() {
        return weekdays == null
                ? EnumSet.allOf(DayOfWeek.class)
                : weekdays.chars()
                        .mapToObj(digit -> DayOfWeek.of(digit - '0'))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As the formulas take it. */
    PriceRow row() {
        var prices = new EnumMap<Charge, BigDecimal>(Charge.class);
        put(prices, Charge.INPUT, input);
        put(prices, Charge.OUTPUT, output);
        put(prices, Charge.CACHE_READ, cacheRead);
        put(prices, Charge.CACHE_WRITE, cacheWrite);
        put(prices, Charge.CACHE_WRITE_1H, cacheWrite1h);
        put(prices, Charge.BATCH_INPUT, batchInput);
        put(prices, Charge.BATCH_OUTPUT, batchOutput);
        put(prices, Charge.BATCH_CACHE_READ, batchCacheRead);
        return PriceRow.of(
                slug,
                promptTokensAbove,
                dailyFrom == null
                        ? null
                        : new PriceWindow(dailyFrom, dailyTo, ZoneId.of(timeZone), days()),
                currency,
                prices,
                source.slug);
    }

    private static void put(Map<Charge, BigDecimal> prices, Charge charge, BigDecimal price) {
        if (price != null) {
            prices.put(charge, price);
        }
    }

    /** Whether it is the price for a prompt that is short and at an hour that nobody named. */
    boolean isForAnyPromptAndHour() {
        return promptTokensAbove == 0 && dailyFrom == null;
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
     * price is of three parts input to one part output.
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
