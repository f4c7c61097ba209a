/** What tokens are sold for: prices of the record, what a request costs, how prices compare. */
package dev.modelcost.price;
