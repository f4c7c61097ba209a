/** Published figures: what somebody claimed of a model, a chip, an organization or a market. */
package dev.modelcost.claim;
