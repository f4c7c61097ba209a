package dev.modelcost.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.price.MakerSales;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads what stands beside models and claims: chips, prices, grids, constants and scores. They have
 * nothing in common but the round trip to the database, which is most of what reading them takes:
 * each row comes as a JSON object with the columns of its own kind.
 */
final class RecordedFactsReader {

    private static final String CHIPS =
            """
            select cast(c.slug as text) slug, c.name, c.type, c.tdp_watts, c.memory_bytes, cast(s.slug as text) source,
                   (select json_object_agg(p.precision, p.dense_flop_per_second) from chip_peak p where p.chip_id = c.id) peaks
              from chip c join source s on s.id = c.source_id
             where cast(c.slug as text) ~ :chips
            """;

    /** Of all prices from one day, however many there are, the lowest and the highest count. */
    private static final String CHIP_PRICES =
            """
            select cast(c.slug as text) chip,
                   case when e.commitment in ('spot', 'marketplace', 'capacity-block') then 'spot' else e.kind end kind,
                   e.valid_from since, min(e.usd) lowest, max(e.usd) highest
              from chip_price e
              join (select id priced, id stands_for from chip
                    union all select sibling_id, chip_id from chip_sibling) as standing
                on standing.priced = e.chip_id and (e.kind = 'rental' or standing.stands_for = e.chip_id)
              join chip c on c.id = standing.stands_for
             where cast(c.slug as text) ~ :chips
             group by 1, 2, 3
            """;

    /** The offset keeps the rows from being found after all the joins. */
    private static final String TOKEN_PRICES =
            """
            select cast(m.slug as text) model, p.name seller, p.kind seller_kind, cast(coalesce(pc.slug, po.slug) as text) seller_company,
                   cast(coalesce(mc.slug, mo.slug) as text) maker_company, e.provider_model sellers_name,
                   json_strip_nulls(json_build_object(
                       'input', e.input, 'output', e.output, 'cached-input', e.cache_read,
                       'batch-input', e.batch_input, 'batch-output', e.batch_output, 'cache-write', e.cache_write)) prices,
                   e.valid_from since, e.valid_to until, cast(s.slug as text) source,
                   nullif(e.tier, 'standard') tier, nullif(e.prompt_tokens_above, 0) above, e.daily_from, e.daily_to, e.time_zone, e.weekdays
              from (select e.* from token_price e where e.currency = 'USD' and MODELS offset 0) e
              join model m on m.id = e.model_id join provider p on p.id = e.provider_id
              join source s on s.id = e.source_id
              left join organization po on po.id = p.organization_id left join organization pc on pc.id = po.parent_id
              left join organization mo on mo.id = m.organization_id left join organization mc on mc.id = mo.parent_id
             order by e.id
            """;

    private static final String GRIDS =
            """
            select g.region, g.region_name, g.year, g.carbon_g_co2_per_kwh, g.water_litres_per_kwh from grid g
             where g.carbon_g_co2_per_kwh is not null or g.water_litres_per_kwh is not null
             order by g.id
            """;

    private static final String CONSTANTS =
            """
            select cast(t.slug as text) "set", a.name, a.value, coalesce(a.low, a.value) low, coalesce(a.high, a.value) high
              from assumption a join assumption_set t on t.id = a.assumption_set_id
             where cast(t.slug as text) in ('claim-audit-2026', 'epoch-2025', 'training-2026', 'inference-economics-2025')
            """;

    private static final String SCORES =
            """
            select cast(m.slug as text) model, e.benchmark, e.value, cast(s.slug as text) source
              from score e join model m on m.id = e.model_id join source s on s.id = e.source_id
             where MODELS
             order by e.id
            """;

    /** Found first, and their rows by them: of a table that grows only those are read. */
    private static final String OF_MODELS =
            """
            e.model_id in (select x.id from model x where cast(x.slug as text) in (:slugs)
                           union
                           select q.model_id from claim q join source t on t.id = q.source_id
                            where cast(t.slug as text) = :source and q.metric = 'token-price' and q.model_id is not null)
            """;

    private static final Map<String, String> OF_SUBJECTS =
            Map.of(
                    "chip", CHIPS,
                    "chip-price", CHIP_PRICES,
                    "token-price", TOKEN_PRICES,
                    "score", SCORES);

    private static final Map<String, String> OF_NO_SUBJECT =
            Map.of("grid", GRIDS, "constant", CONSTANTS);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANY_CHIP = ".";
    private static final double GRAMS_PER_KG = 1000;

    private final Map<String, List<JsonNode>> rows = new LinkedHashMap<>();

    private RecordedFactsReader(
            Map<String, String> kinds, String models, Map<String, Object> parameters) {
        var parts =
                kinds.entrySet().stream()
                        .map(
                                kind ->
                                        "select '%s' kind, cast(row_to_json(f) as text) fact from (%s) f"
                                                .formatted(kind.getKey(), kind.getValue()))
                        .toList();
        var query =
                Panache.getSession()
                        .createNativeQuery(
                                String.join(" union all ", parts).replace("MODELS", models),
                                Tuple.class);
        parameters.forEach(query::setParameter);
        query.getResultList()
                .forEach(
                        row ->
                                rows.computeIfAbsent(
                                                row.get("kind", String.class),
                                                kind -> new ArrayList<>())
                                        .add(json(row.get("fact", String.class))));
    }

    /** Chips, prices and scores of the whole record. */
    static RecordedFactsReader all() {
        return new RecordedFactsReader(OF_SUBJECTS, "true", Map.of("chips", ANY_CHIP));
    }

    /**
     * Chips, prices and scores.
     *
     * @param models slugs, at least one
     * @param source whose other token prices are read too
     * @param chips a pattern of slugs
     */
    static RecordedFactsReader about(Collection<String> models, String source, String chips) {
        return new RecordedFactsReader(
                OF_SUBJECTS, OF_MODELS, Map.of("slugs", models, "source", source, "chips", chips));
    }

    /** Grids and constants, which are the same whatever an audit is about. */
    static RecordedFactsReader ofNoSubject() {
        return new RecordedFactsReader(OF_NO_SUBJECT, "", Map.of());
    }

    List<RecordedChip> chips() {
        return of("chip").stream()
                .map(
                        row ->
                                new RecordedChip(
                                        text(row, "slug"),
                                        text(row, "name"),
                                        text(row, "type"),
                                        number(row, "tdp_watts"),
                                        number(row, "memory_bytes"),
                                        numbers(row, "peaks"),
                                        text(row, "source")))
                .toList();
    }

    List<RecordedChipPrice> chipPrices() {
        return of("chip-price").stream()
                .map(
                        row ->
                                new RecordedChipPrice(
                                        text(row, "chip"),
                                        RecordedChipPrice.Kind.valueOf(
                                                text(row, "kind").toUpperCase(Locale.ROOT)),
                                        date(row, "since"),
                                        number(row, "lowest"),
                                        number(row, "highest")))
                .toList();
    }

    List<RecordedTokenPrice> tokenPrices() {
        var rows = of("token-price");
        var byMaker = new HashSet<>(MakerSales.among(rows, RecordedFactsReader::sale));
        return rows.stream()
                .map(
                        row ->
                                new RecordedTokenPrice(
                                        text(row, "model"),
                                        text(row, "seller"),
                                        byMaker.contains(row),
                                        text(row, "sellers_name"),
                                        numbers(row, "prices"),
                                        date(row, "since"),
                                        date(row, "until"),
                                        limits(row),
                                        text(row, "source")))
                .toList();
    }

    /** What a price is limited to: a tier, long prompts, hours; null if to nothing. */
    private static String limits(JsonNode row) {
        var limits = new ArrayList<String>();
        if (text(row, "tier") != null) {
            limits.add("in the %s tier".formatted(text(row, "tier")));
        }
        var above = number(row, "above");
        if (above != null) {
            limits.add(String.format(Locale.ROOT, "of prompts above %,.0f tokens", above));
        }
        if (text(row, "daily_from") != null) {
            limits.add(
                    "from %.5s to %.5s %s%s"
                            .formatted(
                                    text(row, "daily_from"),
                                    text(row, "daily_to"),
                                    text(row, "time_zone"),
                                    text(row, "weekdays") == null ? "" : " on some weekdays"));
        }
        return limits.isEmpty() ? null : String.join(" ", limits);
    }

    private static MakerSales.Sale sale(JsonNode row) {
        return new MakerSales.Sale(
                text(row, "model"),
                text(row, "seller_kind"),
                text(row, "seller_company"),
                text(row, "maker_company"));
    }

    List<RecordedGrid> grids() {
        return of("grid").stream()
                .map(
                        row -> {
                            var grams = number(row, "carbon_g_co2_per_kwh");
                            return new RecordedGrid(
                                    text(row, "region"),
                                    text(row, "region_name"),
                                    row.get("year").intValue(),
                                    grams == null ? null : grams / GRAMS_PER_KG,
                                    number(row, "water_litres_per_kwh"));
                        })
                .toList();
    }

    List<RecordedConstant> constants() {
        return of("constant").stream()
                .map(
                        row ->
                                new RecordedConstant(
                                        text(row, "set"),
                                        text(row, "name"),
                                        number(row, "value"),
                                        number(row, "low"),
                                        number(row, "high")))
                .toList();
    }

    List<RecordedScore> scores() {
        return of("score").stream()
                .map(
                        row ->
                                new RecordedScore(
                                        text(row, "model"),
                                        text(row, "benchmark"),
                                        number(row, "value"),
                                        text(row, "source")))
                .toList();
    }

    private List<JsonNode> of(String kind) {
        return rows.getOrDefault(kind, List.of());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database wrote a row that is no JSON", e);
        }
    }

    private static String text(JsonNode row, String column) {
        return row.path(column).textValue();
    }

    private static Double number(JsonNode row, String column) {
        return row.hasNonNull(column) ? Double.valueOf(row.get(column).doubleValue()) : null;
    }

    private static Map<String, Double> numbers(JsonNode row, String column) {
        var numbers = new LinkedHashMap<String, Double>();
        row.path(column)
                .properties()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().doubleValue()));
        return numbers;
    }

    private static LocalDate date(JsonNode row, String column) {
        return row.hasNonNull(column) ? LocalDate.parse(row.get(column).textValue()) : null;
    }
}
