package dev.modelcost.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.modelcost.store.Api;
import dev.modelcost.web.DeclaresParameters;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Takes;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A question to an operation that computes, with what that operation declares to take.
 *
 * @param operation name of its method
 * @param given fields of the body, or parameters of the query
 */
record WhatIfQuestion(String operation, String method, String path, ObjectNode given) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, JavaMethod> OPERATIONS =
            new ClassFileImporter()
                            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                            .importPackages("dev.modelcost")
                            .stream()
                            .flatMap(room -> room.getMethods().stream())
                            .filter(operation -> operation.isAnnotatedWith(Takes.class))
                            .collect(Collectors.toMap(JavaMethod::getName, operation -> operation));

    /** An answer: its status and body. */
    record Answer(int status, JsonNode body) {

        /** Whether it says in a sentence what became of the parameter. */
        boolean assumesOf(String parameter) {
            return body.path("assumed").toString().contains(parameter);
        }

        /** Whether it says anything about the parameter, or about what was given for it. */
        boolean names(String parameter, JsonNode value) {
            var said = body.toString().toLowerCase(Locale.ROOT);
            return said.contains(parameter.toLowerCase(Locale.ROOT))
                    || value.isTextual()
                            && said.contains(value.textValue().toLowerCase(Locale.ROOT));
        }
    }

    /** All that are written down. */
    static List<WhatIfQuestion> all() {
        return of(Stream.of("/what-if-questions.txt"));
    }

    private static List<WhatIfQuestion> of(Stream<String> files) {
        return files.flatMap(file -> in(file).stream()).toList();
    }

    private static List<WhatIfQuestion> in(String file) {
        try (var in = WhatIfQuestion.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(WhatIfQuestion::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the operations that compute what their body asks. */
    static Set<String> operationsWithBody() {
        return OPERATIONS.values().stream()
                .filter(operation -> operation.isAnnotatedWith(POST.class))
                // Those that need a role change the record.
                .filter(operation -> !operation.isAnnotatedWith(RolesAllowed.class))
                .map(JavaMethod::getName)
                .collect(Collectors.toSet());
    }

    private static WhatIfQuestion read(String line) {
        var words = line.split(" ", 4);
        var given = JSON.createObjectNode();
        if (words.length > 3 && words[1].equals("POST")) {
            given = (ObjectNode) Api.json(words[3]);
        } else if (words.length > 3) {
            for (var pair : words[3].split("&")) {
                given.put(pair.split("=")[0], pair.split("=")[1]);
            }
        }
        return new WhatIfQuestion(words[0], words[1], words[2], given);
    }

    /** Names of all operations that declare what they take. */
    static List<String> operations() {
        return OPERATIONS.keySet().stream().sorted().toList();
    }

    /** Those that are written down; of a GET without any, the one that gives nothing. */
    static List<WhatIfQuestion> of(String operation) {
        var written =
                of(Stream.of("/what-if-questions.txt", "/name-questions.txt")).stream()
                        .filter(one -> one.operation.equals(operation))
                        .toList();
        if (!written.isEmpty()) {
            return written;
        }
        var method = OPERATIONS.get(operation);
        var path = path(method.getOwner().reflect()) + path(method.reflect());
        return List.of(new WhatIfQuestion(operation, "GET", path(path), JSON.createObjectNode()));
    }

    private static String path(AnnotatedElement element) {
        var path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }

    /** Of a row of the record that has what the operation answers. */
    private static String path(String path) {
        return path.replace("/chips/{slug}", "/chips/nvidia-h100-sxm5-80gb")
                .replace("{slug}", "deepseek-v3");
    }

    /** What the operation declares. */
    List<Parameter<?>> parameters() {
        return declared(operation);
    }

    /** What an operation declares. */
    static List<Parameter<?>> declared(String operation) {
        var request =
                ((JavaClass)
                                OPERATIONS
                                        .get(operation)
                                        .getAnnotationOfType(Takes.class.getName())
                                        .get("value")
                                        .orElseThrow())
                        .reflect();
        var declared =
                Arrays.stream(request.getDeclaredFields())
                        .filter(field -> DeclaresParameters.class.isAssignableFrom(field.getType()))
                        .findFirst()
                        .orElseThrow();
        declared.setAccessible(true);
        try {
            return ((DeclaresParameters) declared.get(null)).parameters();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same question with another value of one parameter. */
    WhatIfQuestion with(String parameter, JsonNode value) {
        var changed = given.deepCopy();
        changed.set(parameter, value);
        return new WhatIfQuestion(operation, method, path, changed);
    }

    Answer ask() {
        if (method.equals("POST")) {
            return answer(Api.post(path, given.toString()));
        }
        var query =
                given.properties().stream()
                        .map(pair -> pair.getKey() + "=" + Api.encoded(text(pair.getValue())))
                        .collect(Collectors.joining("&"));
        return answer(Api.get(path + (query.isEmpty() ? "" : "?" + query)));
    }

    private static Answer answer(Api.Answer response) {
        return new Answer(response.statusCode(), response.json());
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        return StreamSupport.stream(value.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return operation + " " + path + " " + given;
    }
}
