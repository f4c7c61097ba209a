package dev.modelcost.price;

import dev.modelcost.store.Listing;

/** The token prices of one model, with their filters and sort orders. */
final class ModelPriceList {

    static final Listing<TokenPrice> LISTING = TokenPriceList.LISTING.without("model");

    private ModelPriceList() {}
}
