package dev.modelcost.testsupport;

import dev.modelcost.claim.Claim;
import dev.modelcost.model.Model;
import dev.modelcost.model.Score;
import dev.modelcost.organization.Organization;
import dev.modelcost.price.Provider;
import dev.modelcost.price.TokenPrice;
import dev.modelcost.source.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Rows of the record that no database holds, for tests of what is made of rows. */
public final class RecordRows {

    private static final AtomicLong IDS = new AtomicLong();

    private RecordRows() {}

    public static Source source(String slug) {
        var source = new Source();
        source.id = IDS.incrementAndGet();
        source.slug = slug;
        source.title = "Title of " + slug;
        source.kind = "dataset";
        return source;
    }

    public static Organization organization(String slug) {
        var organization = new Organization();
        organization.id = IDS.incrementAndGet();
        organization.slug = slug;
        organization.name = slug.toUpperCase(Locale.ROOT);
        return organization;
    }

    /** A model of the organization "maker". */
    public static Model model(String slug, String releasedOn) {
        var model = new Model();
        model.id = IDS.incrementAndGet();
        model.slug = slug;
        model.name = "Model " + slug;
        model.organization = organization("maker");
        model.releasedOn = releasedOn == null ? null : LocalDate.parse(releasedOn);
        model.source = source("epoch");
        return model;
    }

    /** A standard price by the model's maker, in USD per million tokens. */
    public static TokenPrice price(Model model, String validFrom, String input, String output) {
        var provider = new Provider();
        provider.id = IDS.incrementAndGet();
        provider.slug = "maker";
        provider.name = "Maker";
        provider.kind = "vendor";
        provider.organization = model.organization;
        var price = new TokenPrice();
        price.id = IDS.incrementAndGet();
        price.slug = "maker-" + model.slug + "-" + validFrom;
        price.provider = provider;
        price.model = model;
        price.providerModel = model.slug;
        price.tier = "standard";
        price.currency = "USD";
        price.input = input == null ? null : new BigDecimal(input);
        price.output = output == null ? null : new BigDecimal(output);
        price.validFrom = LocalDate.parse(validFrom);
        price.dateBasis = "effective";
        price.source = source("prices");
        return price;
    }

    public static Score score(Model model, double value) {
        var score = new Score();
        score.id = IDS.incrementAndGet();
        score.slug = "score-" + model.slug;
        score.model = model;
        score.benchmark = "MMLU";
        score.value = value;
        score.unit = "percent";
        score.source = source("scores");
        return score;
    }

    /** A maker's claim of a training cost, in USD. */
    public static Claim claim(Model model, String comparator, double usd, String scope) {
        var claim = new Claim();
        claim.id = IDS.incrementAndGet();
        claim.slug = "claim-" + model.slug;
        claim.subjectKind = "model";
        claim.model = model;
        claim.metric = "training-cost";
        claim.comparator = comparator;
        claim.value = usd;
        claim.unit = "USD";
        claim.scope = scope;
        claim.claimantKind = "maker";
        claim.source = source("paper");
        return claim;
    }
}
