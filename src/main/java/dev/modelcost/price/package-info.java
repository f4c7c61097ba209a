/** What tokens are sold for: recorded prices, what a request costs, how prices compare. */
package dev.modelcost.price;
