package dev.modelcost.claim;

/**
 * A claim that contradicts another about the same subject, metric and scope.
 *
 * @param claim public id of the claim
 * @param difference both figures in their units, and how far they are apart in percent
 * @param reason the likely one, in a sentence
 */
public record ClaimConflict(String claim, String difference, String reason) {}
