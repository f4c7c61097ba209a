package dev.modelcost.assumption;

import dev.modelcost.calc.serving.Engine;
import dev.modelcost.calc.serving.EngineFactors;
import dev.modelcost.calc.serving.EngineOverheads;
import dev.modelcost.calc.serving.EngineTimes;
import dev.modelcost.calc.serving.FirstTokenFactors;
import dev.modelcost.calc.serving.Links;
import dev.modelcost.calc.serving.RooflineFit;
import dev.modelcost.calc.serving.ServingMethod;
import dev.modelcost.calc.serving.ServingPower;
import dev.modelcost.calc.serving.Spread;
import dev.modelcost.failure.InvalidInput;

/** The constants for times of serving, read from an assumption set. */
public final class ServingConstants {

    private static final double SECONDS_PER_MICROSECOND = 1e-6;
    private static final double SECONDS_PER_MILLISECOND = 1e-3;
    private static final double WATTS_PER_KILOWATT = 1e3;
    private static final String PER_SERVER = "chips-per-server";

    private ServingConstants() {}

    /**
     * The method of a set.
     *
     * @param engine of which the times are; a set that knows one engine has no other
     * @throws InvalidInput if the set is about something else
     */
    public static ServingMethod of(AssumptionBook book, Engine engine) {
        if (book.has("weights-read.tuned")) {
            return engine(book, engine);
        }
        if (book.has("latency.roofline-multiplier")) {
            return rooflineFit(book);
        }
        throw new InvalidInput(
                "assumptions",
                "'%s' has no constants for serving; %s and %s have them."
                        .formatted(book.slug(), AssumptionBook.SERVING, AssumptionBook.INFERENCE));
    }

    /** Whether a set tells engines apart. */
    public static boolean knowsEngines(AssumptionBook book) {
        return book.has("weights-read.tuned");
    }

    /**
     * Chips that share the fast links.
     *
     * @param chip slug of the chip
     */
    public static int chipsLinked(AssumptionBook book, String chip) {
        var own = PER_SERVER + "." + chip;
        return (int) book.value(book.has(own) ? own : PER_SERVER);
    }

    /** The power of chips that serve; null for a set without it. */
    public static ServingPower power(AssumptionBook book) {
        return book.has("power.idle")
                ? new ServingPower(
                        book.value("power.idle"),
                        book.value("power.waiting"),
                        book.value("power.bandwidth"),
                        book.value("power.compute"),
                        book.value("power.most"),
                        new Spread(
                                book.value("power.spread"),
                                book.value("power.confidence"),
                                book.slug()),
                        book.value("server-power") * WATTS_PER_KILOWATT / book.value(PER_SERVER),
                        book.slug())
                : null;
    }

    private static EngineTimes engine(AssumptionBook book, Engine engine) {
        var of = "." + engine.slug();
        return new EngineTimes(
                new EngineFactors(
                        book.value("weights-read" + of),
                        book.value("products" + of),
                        book.value("cache-read" + of),
                        book.value("cache-read-assumed" + of),
                        book.value("attention" + of),
                        book.value("prompts" + of),
                        book.value("prompt-reductions" + of),
                        book.value("transfer" + of)),
                new EngineOverheads(
                        microseconds(book, "layer" + of),
                        microseconds(book, "layer-doubling" + of),
                        microseconds(book, "layer-mixture" + of),
                        microseconds(book, "layer-mixture-doubling" + of),
                        microseconds(book, "request" + of),
                        microseconds(book, "layer-request" + of)),
                links(book),
                book.value("link-bandwidth"),
                book.value("bytes-per-routed-value"),
                book.value("prompt-efficiency.16-bit"),
                book.value("prompt-efficiency.narrow"),
                book.value("bandwidth-efficiency"),
                book.value("memory-share"),
                new Spread(book.value("spread" + of), book.value("confidence" + of), book.slug()),
                prompts(book, "dense"),
                prompts(book, "mixture"),
                firstToken(book),
                book.slug());
    }

    private static FirstTokenFactors firstToken(AssumptionBook book) {
        return new FirstTokenFactors(
                book.value("first-token.steps"),
                microseconds(book, "first-token.layer"),
                book.value("first-token.prompt"),
                book.value("first-token.prompt-mixture"),
                book.value("first-token.waiting"),
                book.value("first-token.waiting-mixture"),
                new Spread(
                        book.value("first-token.spread"),
                        book.value("first-token.confidence"),
                        book.slug()));
    }

    private static Spread prompts(AssumptionBook book, String kind) {
        return new Spread(
                book.value("prompt-spread." + kind),
                book.value("prompt-spread.confidence"),
                book.slug());
    }

    private static RooflineFit rooflineFit(AssumptionBook book) {
        return new RooflineFit(
                links(book),
                microseconds(book, "kernel-launch"),
                (int) book.value("kernels-per-layer"),
                book.value("efficiency.flops"),
                book.value("efficiency.bandwidth"),
                book.value("memory-overhead"),
                book.value("latency.roofline-multiplier"),
                book.value("latency.offset") * SECONDS_PER_MILLISECOND,
                book.value("latency.spread"),
                book.value("latency.within-factor-2"),
                book.slug());
    }

    private static Links links(AssumptionBook book) {
        return new Links(
                book.value("all-reduce-bandwidth.nvlink"),
                book.value("all-reduce-bandwidth.infiniband"),
                microseconds(book, "all-reduce-latency.base"),
                microseconds(book, "all-reduce-latency.per-sqrt-chip"),
                (int) book.value("all-reduces-per-layer"),
                book.value("bytes-per-activation"),
                book.slug());
    }

    private static double microseconds(AssumptionBook book, String name) {
        return book.value(name) * SECONDS_PER_MICROSECOND;
    }
}
