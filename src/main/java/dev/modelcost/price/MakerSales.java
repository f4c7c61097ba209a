package dev.modelcost.price;

import dev.modelcost.model.Makers;
import dev.modelcost.model.Model;
import dev.modelcost.organization.Organization;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Who sells a model as its maker: a provider of the company that made it. Where that company sells
 * it twice, at its own list price and from its cloud (Gemini API and Vertex AI), the list price is
 * the maker's; what only its cloud sells (Amazon Nova) is sold by the maker there.
 */
public final class MakerSales {

    private static final String VENDOR = "vendor";
    private static final String AGGREGATOR = "aggregator";

    /**
     * A row of a price list, as far as the rule needs it.
     *
     * @param model slug of what is sold
     * @param sellerKind kind of the provider: vendor, cloud or aggregator
     * @param seller slug of the provider's company; null if it has none
     * @param maker slug of the company that made the model; null if unknown
     */
    public record Sale(String model, String sellerKind, String seller, String maker) {

        boolean isOwn() {
            return !AGGREGATOR.equals(sellerKind) && Makers.isSame(seller, maker);
        }
    }

    private MakerSales() {}

    /**
     * The rows that are prices of the makers, in their order.
     *
     * @param rows of any models and sellers
     */
    public static <R> List<R> among(Collection<R> rows, Function<R, Sale> sale) {
        var own = new ArrayList<R>();
        var listed = new HashSet<String>();
        for (var row : rows) {
            var of = sale.apply(row);
            if (of.isOwn()) {
                own.add(row);
                if (VENDOR.equals(of.sellerKind)) {
                    listed.add(of.model);
                }
            }
        }
        return own.stream().filter(row -> isMakers(sale.apply(row), listed)).toList();
    }

    /** Whether a provider sells a model at its own list price as its maker. */
    static boolean isOwn(Provider seller, Model model) {
        return VENDOR.equals(seller.kind) && sale(seller, model).isOwn();
    }

    /** A row of a provider and a model of the record. */
    static Sale sale(Provider seller, Model model) {
        return new Sale(
                model.slug, seller.kind, company(seller.organization), company(model.organization));
    }

    private static String company(Organization organization) {
        return organization == null ? null : organization.company().slug;
    }

    private static boolean isMakers(Sale sale, Set<String> listed) {
        return VENDOR.equals(sale.sellerKind) || !listed.contains(sale.model);
    }
}
