package dev.modelcost.calc.claimwords;

/**
 * Where a figure stands.
 *
 * @param near the words about it alone, up to the figures beside it
 * @param before those of them that stand before it
 * @param behind those that stand behind it
 * @param ahead all words between the figure before it and itself, across brackets and commas
 * @param clause that it stands in
 * @param sentence without the figure
 */
record TextPlace(
        String near, String before, String behind, String ahead, String clause, String sentence) {}
