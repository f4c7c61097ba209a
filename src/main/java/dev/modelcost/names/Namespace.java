package dev.modelcost.names;

/**
 * Who stands before a name: {@code openai/}, {@code bedrock/}, {@code meta-llama/}.
 *
 * @param provider slug, if it is one
 * @param company slug of the company that it is or belongs to; null if unknown
 * @param isMaker whether the company makes models and the prefix is not that of a host, so that
 *     what follows must be its own
 */
public record Namespace(String provider, String company, boolean isMaker) {}
