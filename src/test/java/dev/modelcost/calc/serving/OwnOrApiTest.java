package dev.modelcost.calc.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelcost.calc.derivation.Estimate;
import dev.modelcost.calc.sampling.Distribution;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OwnOrApiTest {

    private static final OwnOrApi.Draws DRAWS = new OwnOrApi.Draws(1, 2000, 0.9);

    /** Llama 3.1 70B on eight H100 at 2.45 USD/h pays from about 16 billion tokens a month. */
    @Test
    void saysFromHowManyTokensAServerPaysAndHowSurelyItCan() {
        var compared = ownOrApi(2.45, Estimate.range(5000, 10_500, 22_000, 0.71), 0.88);

        assertThat(compared.breakEven().tokensPerMonth()).isCloseTo(16.27e9, within(0.01e9));
        assertThat(compared.probabilityReachable()).isStrictlyBetween(0.5, 0.95);
        assertThat(compared.at(20e9).probabilityOwnCheaper()).isStrictlyBetween(0.05, 0.95);
    }

    @Property(tries = 100)
    void theDearerTheApiTheFewerTokensPayAndTheSurer(
            @ForAll @DoubleRange(min = 0.05, max = 20) double price,
            @ForAll @DoubleRange(min = 1, max = 5) double factor,
            @ForAll @DoubleRange(min = 1e8, max = 1e12) double volume) {
        var speed = Estimate.range(5000, 10_000, 20_000, 0.9);
        var cheap = ownOrApi(2, speed, price);
        var dear = ownOrApi(2, speed, price * factor);

        assertThat(dear.breakEven().tokensPerMonth())
                .isLessThanOrEqualTo(cheap.breakEven().tokensPerMonth());
        assertThat(dear.probabilityOwnCheaper(volume))
                .isGreaterThanOrEqualTo(cheap.probabilityOwnCheaper(volume));
        assertThat(dear.probabilityReachable())
                .isGreaterThanOrEqualTo(cheap.probabilityReachable());
    }

    @Property(tries = 100)
    void ownCostsRiseInStepsOfACopy(
            @ForAll @IntRange(min = 1, max = 50) int copies,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double part,
            @ForAll @DoubleRange(min = 0.05, max = 1) double utilisation) {
        var replica = new Replica(8, 2, 2000, utilisation);
        var full = replica.usableTokensPerMonth();

        assertThat(replica.copiesFor(copies * full)).isEqualTo(copies);
        assertThat(replica.copiesFor((copies + part) * full)).isEqualTo(copies + 1);
        assertThat(replica.usdPerMonth((copies + part) * full, 100))
                .isEqualTo((copies + 1) * 11_688 + 100.0);
    }

    /** The rent is as likely above its median as below, and decides alone. */
    @Property(tries = 50)
    void equalCostsAreAToss(
            @ForAll @DoubleRange(min = 0.1, max = 20) double rate,
            @ForAll @DoubleRange(min = 1.05, max = 4) double spread) {
        var compared =
                new OwnOrApi(
                        8,
                        Distribution.lognormal(rate / spread, rate, rate * spread),
                        Distribution.exact(1e6),
                        1,
                        0,
                        1,
                        DRAWS);

        assertThat(compared.at(compared.breakEven().tokensPerMonth()).probabilityOwnCheaper())
                .isCloseTo(0.5, within(0.01));
    }

    @Property(tries = 100)
    void theOddsFollowTheTwoCosts(
            @ForAll @DoubleRange(min = 1e8, max = 1e12) double volume,
            @ForAll @DoubleRange(min = 0, max = 1e5) double fixed) {
        var exact =
                new OwnOrApi(
                        8, Distribution.exact(2), Distribution.exact(2000), 1, fixed, 4, DRAWS);
        var cost = exact.at(volume);

        assertThat(cost.ownUsd().exact()).isTrue();
        assertThat(cost.probabilityOwnCheaper())
                .isEqualTo(cost.ownUsd().median() < cost.apiUsd().median() ? 1 : 0);
    }

    private static OwnOrApi ownOrApi(double rate, Estimate speed, double price) {
        return new OwnOrApi(
                8, Distribution.exact(rate), Distribution.of(speed), 1, 0, price, DRAWS);
    }
}
