package dev.modelcost.price;

import dev.modelcost.store.Listing;

/** The token prices of one model: what can be asked of them, and their orders. */
final class ModelPriceList {

    static final Listing<TokenPrice> LISTING = TokenPriceList.LISTING.without("model");

    private ModelPriceList() {}
}
