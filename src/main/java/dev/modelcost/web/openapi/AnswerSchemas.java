package dev.modelcost.web.openapi;

import dev.modelcost.calc.derivation.OneOf;
import dev.modelcost.calc.derivation.Vocabulary;
import dev.modelcost.web.AnswerDetail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Completes the schemas of answers from the records behind them: each gets a unique name, takes
 * field descriptions from the Javadoc of the record, and marks fields as required unless their
 * component is {@link Nullable}.
 */
final class AnswerSchemas {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName ONE_OF = DotName.createSimple(OneOf.class);

    private final List<ClassInfo> records;

    AnswerSchemas(IndexView index) {
        // The index is composed of several, more than one of which may contain a class.
        var byName = new TreeMap<DotName, ClassInfo>();
        index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .forEach(record -> byName.put(record.name(), record));
        this.records = List.copyOf(byName.values());
    }

    void describe(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        var names = new LinkedHashMap<String, String>();
        schemas.forEach(
                (name, schema) -> {
                    var record = recordOf(name, schema);
                    if (record != null) {
                        complete(schema, record);
                        names.put(name, nameOf(name, record));
                    }
                });
        new SchemaReferences(api).rename(names);
    }

    /**
     * The record that a schema describes; null if it describes something else. The name alone may
     * not identify it: two nested records of the same name become Point and Point1.
     */
    private ClassInfo recordOf(String name, Schema schema) {
        if (schema.getProperties() == null) {
            return null;
        }
        var fields = schema.getProperties().keySet();
        var found =
                records.stream()
                        .filter(record -> mayBeNamed(record, name))
                        .filter(record -> componentNames(record).containsAll(fields))
                        .toList();
        if (found.size() > 1) {
            throw new IllegalStateException(
                    "the schema %s may belong to any of %s; rename one".formatted(name, found));
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private static boolean mayBeNamed(ClassInfo record, String name) {
        // For a generic record, the name of its argument follows.
        var more = record.typeParameters().isEmpty() ? "\\d*" : "\\w+";
        return name.matches(record.simpleName() + more);
    }

    private static List<String> componentNames(ClassInfo record) {
        return record.recordComponents().stream().map(RecordComponentInfo::name).toList();
    }

    /** Such as TrainingCostReportPart for the Part within a TrainingCostReport. */
    private static String nameOf(String name, ClassInfo record) {
        var outer = record.enclosingClass();
        return outer == null ? name : outer.withoutPackagePrefix() + record.simpleName();
    }

    private static void complete(Schema schema, ClassInfo record) {
        var javadoc = RecordJavadoc.of(record.name().toString());
        if (schema.getDescription() == null) {
            schema.description(javadoc.text());
        }
        var properties = new LinkedHashMap<>(schema.getProperties());
        for (var component : record.recordComponents()) {
            var property = properties.get(component.name());
            if (property == null) {
                continue;
            }
            if (component.hasAnnotation(ONE_OF)) {
                property.setEnumeration(words(component));
            }
            var nullable = component.type().hasAnnotation(NULLABLE);
            var described = nullable ? orNull(property) : property;
            if (described.getDescription() == null) {
                described.description(javadoc.component(component.name()));
            }
            properties.put(component.name(), described);
            var detail = AnswerDetail.ofField(component.name());
            if (!nullable && detail.isEmpty()) {
                schema.addRequired(component.name());
            }
            if (detail.filter(AnswerDetail.SOURCES::equals).isPresent()) {
                properties.put(AnswerDetail.SOURCE_SLUGS, sourceSlugs());
            }
        }
        schema.setProperties(properties);
    }

    /** What a compact answer contains instead of its sources. */
    private static Schema sourceSlugs() {
        return OASFactory.createSchema()
                .addType(SchemaType.ARRAY)
                .items(OASFactory.createSchema().addType(SchemaType.STRING))
                .description(
                        "Slugs of the sources, given instead of `sources` where `include` does not"
                                + " ask for those; see /api/v1/sources/{slug} for details.");
    }

    private static List<Object> words(RecordComponentInfo component) {
        var vocabulary = component.annotation(ONE_OF).value().asClass().name().toString();
        try {
            var loader = Thread.currentThread().getContextClassLoader();
            return Stream.of(Class.forName(vocabulary, true, loader).getEnumConstants())
                    .<Object>map(constant -> ((Vocabulary) constant).slug())
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("no words can be read of " + vocabulary, e);
        }
    }

    static Schema orNull(Schema property) {
        // Null would have to be among the words of a vocabulary, which clients read as one more.
        if (property.getRef() != null || property.getEnumeration() != null) {
            return OASFactory.createSchema()
                    .description(property.getDescription())
                    .anyOf(List.of(property, OASFactory.createSchema().addType(SchemaType.NULL)));
        }
        if (property.getType() == null) {
            return property; // any value, null among them
        }
        var types = new ArrayList<>(property.getType());
        types.add(SchemaType.NULL);
        return property.type(types);
    }
}
