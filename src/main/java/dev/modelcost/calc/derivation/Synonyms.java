package dev.modelcost.calc.derivation;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What people write for the words of closed vocabularies. A phrase may stand for words of several
 * vocabularies, and where it stands for several of one it is ambiguous there. Words for what a
 * figure covers are the audit's.
 */
final class Synonyms {

    private static final Map<String, Set<String>> WORDS = new HashMap<>();

    static {
        // For how long chips are rented.
        of("on-demand", "pay as you go", "PAYG", "hourly", "by the hour", "no commitment");
        of("spot", "spot instance", "spot instances", "preemptible", "interruptible");
        of("capacity-block", "capacity blocks");
        of("1-year", "12 months", "12-month", "1y", "annual", "yearly", "one-year commitment");
        of("1-year", "one year reserved", "reserved one year", "reserved for a year", "a year");
        of("3-year", "36 months", "36-month", "3y", "three-year commitment");
        of("3-year", "three years reserved", "reserved three years", "reserved for three years");
        of("1-year", "reserved", "committed", "commitment");
        of("3-year", "reserved", "committed", "commitment");

        // How chips are paid for.
        of("rental", "rent", "rents", "renting", "rented", "cloud", "cloud rental", "hire");
        of("cloud", "rent", "rental", "renting", "rented", "cloud rental");
        of("purchase", "buy", "buying", "bought", "purchased", "purchasing");
        of("acquisition", "buy", "buying", "bought", "purchase", "purchased", "purchasing");
        of("acquisition", "up-front", "hardware acquisition", "acquire", "acquiring", "capex");
        of("up-front", "acquisition", "hardware acquisition", "purchase", "buying", "capex");
        of("amortized", "amortised", "amortization", "amortisation", "amortize", "amortise");
        of("amortized", "depreciation", "depreciated");
        of("market", "market rate", "market rates", "market price", "market prices");
        of("published", "stated", "as published", "published rate");
        of("epoch-2025", "Epoch", "Epoch AI");
        of("chip", "bare chip", "GPU", "card");
        of("server", "whole server", "node");

        // Service and software.
        of("standard", "default", "normal", "regular");
        of("priority", "prio", "priority processing");
        of("flex", "flexible", "flex processing");
        of("tuned", "optimized", "optimised");
        of("plain", "untuned", "vanilla", "out of the box");
        of("tensorrt-llm", "TensorRT", "TRT-LLM");
        of("pytorch", "torch");

        // Energy.
        of("tdp", "thermal design power");
        of("epoch-power-formula", "Epoch", "Epoch AI", "Epoch formula", "Epoch power formula");
        of("serving-estimate", "serving", "serving estimates");
        of("ecologits-0.9", "EcoLogits");

        // Models and who has them.
        of("open-weights", "open weight", "open", "open source", "open model");
        of("open-weights-restricted", "open", "open source", "open model");
        of("open-weights-non-commercial", "open", "open source", "open model");
        of("open-weights-non-commercial", "non-commercial");
        of("api", "closed", "proprietary");
        of("hosted", "closed", "proprietary");
        of("unreleased", "closed", "proprietary", "not released", "internal");
        of("vendor", "maker", "model maker");
        of("cloud", "cloud provider", "hyperscaler");
        of("aggregator", "router", "reseller");
        of("press", "news", "newspaper", "media");
        of("paper", "research paper", "preprint", "article");
        of("vendor", "manufacturer", "vendor page");

        // Training.
        of("sft", "fine-tuning", "finetuning", "supervised fine-tuning", "full fine-tuning");
        of("lora", "low-rank adaptation");

        // Number formats.
        of("bf16", "bfloat", "bfloat16", "brain float", "16-bit");
        of("fp16", "float16", "half precision");
        of("fp32", "float32", "single precision", "32-bit float");
        of("fp64", "float64", "double precision", "64-bit float");
        of("tf32", "tensorfloat32", "tensor float 32");
        of("fp8", "float8", "8-bit float", "8-bit floating point", "mxfp8", "e4m3", "e5m2");
        of("fp4", "float4", "4-bit float", "4-bit floating point", "nvfp4", "mxfp4", "4-bit");
        of("int8", "8-bit", "8-bit integer");
        of("int4", "4-bit", "4-bit integer");
    }

    private Synonyms() {}

    private static void of(String word, String... phrases) {
        Stream.of(phrases)
                .map(Spellings::key)
                .forEach(
                        key ->
                                WORDS.computeIfAbsent(key, first -> new LinkedHashSet<>())
                                        .add(word));
    }

    /**
     * The words that a phrase may stand for, of whichever vocabulary.
     *
     * @param key of the phrase, see {@link Spellings#key}
     */
    static List<String> meant(String key) {
        return List.copyOf(WORDS.getOrDefault(key, Set.of()));
    }
}
