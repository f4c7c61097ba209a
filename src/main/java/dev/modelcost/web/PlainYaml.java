package dev.modelcost.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Writes JSON as YAML that parsers of YAML 1.1 and 1.2 read identically. By default Jackson leaves
 * strings such as {@code =} and {@code 2025-01-25} unquoted, which some parsers read as a special
 * key and a date, and writes numbers such as {@code 1.0E10}, which those parsers read as strings.
 */
public final class PlainYaml {

    private static final JsonFactory JSON = new JsonFactory();

    private static final YAMLFactory YAML =
            YAMLFactory.builder()
                    .stringQuotingChecker(new Quoting())
                    .enable(Feature.MINIMIZE_QUOTES)
                    .enable(Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .build();

    private PlainYaml() {}

    /**
     * The same values in the same order, with every digit of a number. Nothing but the answer is
     * held in memory: as a tree, the description of the API takes half of a small heap.
     */
    public static byte[] of(byte[] json) throws IOException {
        var yaml = new ByteArrayOutputStream();
        try (var parser = JSON.createParser(json);
                var generator = YAML.createGenerator(yaml)) {
            generator.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
            while (parser.nextToken() != null) {
                generator.copyCurrentEventExact(parser);
            }
        }
        return yaml.toByteArray();
    }

    private static final class Quoting extends StringQuotingChecker.Default {

        private static final long serialVersionUID = 1;

        /**
         * Words with a special meaning are listed; numbers, dates and operators are recognised by
         * how they start.
         */
        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value)
                    || value.isEmpty()
                    || !Character.isLetter(value.charAt(0));
        }
    }
}
