package dev.modelcost.calc.footprint;

import dev.modelcost.calc.hardware.PowerConstants;

/** The constants of docs/concepts/footprint.md. */
final class FootprintFixtures {

    static final PowerConstants POWER =
            new PowerConstants(1.82, 0.11754958, -0.00813366, 2020, "epoch-2025");

    static final EmbodiedConstants EMBODIED =
            new EmbodiedConstants(164, 5700, 8, 3 * 8766, "ecologits-0.9");

    static final RequestConstants REQUEST =
            new RequestConstants(
                    1.1665273170451914e-6,
                    -0.011205921025579175,
                    4.052928146734005e-5,
                    6.785088094353663e-4,
                    3.119310311688259e-4,
                    0.019473717579473387,
                    64,
                    2,
                    1.2,
                    80e9,
                    8,
                    1200,
                    "ecologits-0.9");

    /**
     * A United States site with OpenAI's PUE and WUE on Azure; its carbon intensity is a round
     * number.
     */
    static final Site UNITED_STATES =
            new Site(0.569, 400, 3.132, Site.Basis.LOCATION, "azure", "usa");

    private FootprintFixtures() {}
}
