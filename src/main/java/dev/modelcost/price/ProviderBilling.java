package dev.modelcost.price;

import dev.modelcost.calc.price.BillingRule;
import dev.modelcost.calc.price.BillingRule.BatchCache;
import dev.modelcost.source.Source;
import dev.modelcost.store.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Locale;

/** How a provider charges what its price list does not say row by row. */
@Entity
@Table(name = "billing_rule")
public class ProviderBilling extends Row {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Provider provider;

    /** Of the input price. */
    public BigDecimal cacheWriteShare;

    /** Of the input price. */
    @Column(name = "cache_write_1h_share")
    public BigDecimal cacheWrite1hShare;

    /** Of the standard prices. */
    public BigDecimal batchShare;

    /** stacks or separate; null if it is not known. */
    public String batchCache;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Source source;

    public String evidenceUrl;
    public String remark;

    /** The rule of a provider; null if none is known. */
    static BillingRule of(Provider provider) {
        return find("from ProviderBilling e join fetch e.source where e.provider = ?1", provider)
                .<ProviderBilling>firstResultOptional()
                .map(row -> row.rule(provider))
                .orElse(null);
    }

    private BillingRule rule(Provider of) {
        return new BillingRule(
                of.name,
                number(cacheWriteShare),
                number(cacheWrite1hShare),
                number(batchShare),
                batchCache == null
                        ? BatchCache.UNKNOWN
                        : BatchCache.valueOf(batchCache.toUpperCase(Locale.ROOT)),
                source.slug);
    }

    private static Double number(BigDecimal share) {
        return share == null ? null : share.doubleValue();
    }
}
