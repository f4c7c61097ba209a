package dev.modelcost.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.modelcost.admission.Computes;
import dev.modelcost.app.ClockProducer;
import dev.modelcost.store.ReadsRecord;
import dev.modelcost.web.DeclaresParameters;
import dev.modelcost.web.GivenValues;
import dev.modelcost.web.Parameter;
import dev.modelcost.web.Parameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The layout of DESIGN.md, held. */
class ArchitectureTest {

    private static final String ROOT = "dev.modelcost.";

    private static final JavaClasses MODELCOST =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.modelcost");

    /** Every room that there is, by its path below {@code dev.modelcost}. */
    private static final SortedSet<String> ROOMS =
            MODELCOST.stream()
                    .map(JavaClass::getPackageName)
                    .map(name -> name.substring(ROOT.length()))
                    .collect(Collectors.toCollection(TreeSet::new));

    /** A room sees those before it and nothing after it. The formulas are seen by all. */
    private static final List<String> ORDER =
            List.of(
                    "day",
                    "failure",
                    "web",
                    "web.openapi",
                    "admission",
                    "names",
                    "store",
                    "kept",
                    "source",
                    "organization",
                    "chip",
                    "grid",
                    "model",
                    "measurement",
                    "assumption",
                    "hardware",
                    "price",
                    "claim",
                    "training",
                    "serving",
                    "footprint",
                    "substitution",
                    "compare",
                    "trend",
                    "audit",
                    "selftest",
                    "about",
                    "app",
                    "dataset",
                    "edit");

    /** What a room of formulas sees beside derivations and sampling. */
    private static final Map<String, List<String>> FORMULAS_SEE =
            Map.of(
                    "training", List.of("hardware"),
                    "footprint", List.of("hardware", "serving"),
                    "audit", List.of("hardware", "training", "serving", "units"),
                    "claimwords", List.of("audit", "hardware", "units"));

    private static final int MOST_FILES = 40;

    @Test
    void everyRoomHasItsPlaceInTheOrder() {
        assertThat(ROOMS)
                .filteredOn(room -> !room.startsWith("calc.") && !room.startsWith("nativeimage"))
                .containsExactlyInAnyOrderElementsOf(ORDER);
    }

    @TestFactory
    Stream<DynamicTest> aRoomSeesOnlyThoseBeforeIt() {
        return ORDER.stream()
                .map(
                        room ->
                                dynamicTest(
                                        room,
                                        () -> {
                                            var later =
                                                    ORDER.subList(
                                                            ORDER.indexOf(room) + 1, ORDER.size());
                                            if (!later.isEmpty()) {
                                                check(
                                                        noClasses()
                                                                .that()
                                                                .resideInAPackage(ROOT + room)
                                                                .should()
                                                                .dependOnClassesThat(in(later)));
                                            }
                                        }));
    }

    @TestFactory
    Stream<DynamicTest> formulasSeeOnlyJavaTheMathsOfApacheCommonsAndWhatIsWrittenDown() {
        return ROOMS.stream()
                .filter(room -> room.startsWith("calc."))
                .map(
                        room ->
                                dynamicTest(
                                        room,
                                        () ->
                                                check(
                                                        classes()
                                                                .that()
                                                                .resideInAPackage(ROOT + room)
                                                                .should()
                                                                .onlyDependOnClassesThat(
                                                                        seenByFormulas(room)))));
    }

    private static DescribedPredicate<JavaClass> seenByFormulas(String room) {
        var rooms =
                Stream.concat(
                                Stream.of("derivation", "sampling"),
                                FORMULAS_SEE
                                        .getOrDefault(room.replace("calc.", ""), List.of())
                                        .stream())
                        .map(name -> "calc." + name);
        return in(Stream.concat(Stream.of(room), rooms).toList())
                .or(
                        resideInAnyPackage(
                                "java..",
                                "org.apache.commons.rng..",
                                "org.apache.commons.statistics..",
                                "org.apache.commons.numbers.."));
    }

    @Test
    void noRoomIsADrawer() throws IOException {
        for (var room : ROOMS) {
            var folder = Path.of("src/main/java", (ROOT + room).replace('.', '/'));
            if (Files.isDirectory(folder)) {
                try (var files = Files.list(folder)) {
                    assertThat(files.filter(file -> file.toString().endsWith(".java")).count())
                            .as("files of " + room)
                            .isLessThanOrEqualTo(MOST_FILES);
                }
            }
        }
    }

    @Test
    void featuresDoNotUseEachOthersResources() {
        check(
                classes()
                        .that()
                        .areAnnotatedWith(jakarta.ws.rs.Path.class)
                        .should(beUsedOnlyInTheirPackage()));
    }

    /**
     * Answers are computed from requests that were read, and fail in words of the domain. What a
     * part of a request takes may be declared beside it: a declaration knows no HTTP.
     */
    @Test
    void onlyResourcesAndRequestsSpeakHttp() {
        check(
                noClasses()
                        .that(
                                DescribedPredicate.describe(
                                        "compute answers or hold them", ArchitectureTest::isDomain))
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage(
                                                ROOT + "web..",
                                                "jakarta.ws.rs..",
                                                "io.quarkiverse.resteasy.problem..")
                                        .and(
                                                DescribedPredicate.not(
                                                        belongToAnyOf(
                                                                Parameter.class,
                                                                Parameters.class,
                                                                GivenValues.class,
                                                                DeclaresParameters.class)))));
    }

    private static boolean isDomain(JavaClass type) {
        var outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        var room = type.getPackageName().substring(ROOT.length());
        return !room.startsWith("web")
                && !room.startsWith("nativeimage")
                && !List.of("store", "kept", "admission", "app").contains(room)
                && !outermost.getSimpleName().matches(".*(Resource|Request)");
    }

    private static DescribedPredicate<JavaClass> in(List<String> rooms) {
        return resideInAnyPackage(rooms.stream().map(room -> ROOT + room).toArray(String[]::new))
                .as("in " + String.join(", ", rooms));
    }

    /** Else it takes the processor from those who only read. */
    @Test
    void whatAnswersNeitherRowsNorChangesIsLetInAsAComputation() {
        check(
                classes()
                        .that()
                        .areAnnotatedWith(jakarta.ws.rs.Path.class)
                        .and(
                                DescribedPredicate.describe(
                                        "compute",
                                        type ->
                                                !resideInAnyPackage(ROOT + "edit", ROOT + "about")
                                                                .test(type)
                                                        && operations(type)
                                                                .anyMatch(
                                                                        ArchitectureTest::isNoRow)))
                        .should()
                        .beAnnotatedWith(Computes.class));
    }

    private static Stream<JavaMethod> operations(JavaClass resource) {
        return resource.getMethods().stream()
                .filter(
                        method ->
                                method.isAnnotatedWith(jakarta.ws.rs.GET.class)
                                        || method.isAnnotatedWith(jakarta.ws.rs.POST.class));
    }

    private static boolean isNoRow(JavaMethod operation) {
        return !operation.getRawReturnType().getSimpleName().matches("Page|.*View");
    }

    /** Else its answers mix editions, and are not kept. */
    @Test
    void aResourceOfReadsReadsInOneSnapshot() {
        check(
                classes()
                        .that()
                        .areAnnotatedWith(jakarta.ws.rs.Path.class)
                        .and(
                                DescribedPredicate.describe(
                                        "only read",
                                        type ->
                                                type.getMethods().stream()
                                                        .noneMatch(
                                                                method ->
                                                                        method.isAnnotatedWith(
                                                                                        PUT.class)
                                                                                || method
                                                                                        .isAnnotatedWith(
                                                                                                PATCH.class)
                                                                                || method
                                                                                        .isAnnotatedWith(
                                                                                                DELETE.class)
                                                                                || method
                                                                                        .isAnnotatedWith(
                                                                                                RolesAllowed
                                                                                                        .class))))
                        .should()
                        .beAnnotatedWith(ReadsRecord.class));
    }

    @Test
    void resourcesDoNotAnswerWithEntities() {
        check(
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(jakarta.ws.rs.Path.class)
                        .and()
                        .arePublic()
                        .should(notAnswerWithEntities()));
        check(
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("View")
                        .or()
                        .haveSimpleNameEndingWith("Report")
                        .should(holdEntities()));
    }

    @Test
    void whatTimeItIsOnlyTheClockSays() {
        check(
                noClasses()
                        .that()
                        .doNotBelongToAnyOf(ClockProducer.class)
                        .should()
                        .callMethodWhere(asksTheSystemForTheTime())
                        .orShould()
                        .callConstructor(Date.class));
    }

    /** The last bit of {@link Math}'s is free, so a native image may give another than a JVM. */
    @Test
    void answersAreTheSameBitsOnEveryMachine() {
        check(
                noClasses()
                        .should()
                        .callMethodWhere(
                                DescribedPredicate.describe(
                                        "leaves the last bit of a function to the machine",
                                        call ->
                                                call.getTargetOwner().isEquivalentTo(Math.class)
                                                        && call.getTarget()
                                                                .getName()
                                                                .matches(
                                                                        "exp|expm1|log|log1p|log10|pow|cbrt|hypot|a?(sin|cos|tan)h?|atan2"))));
    }

    @Test
    void noClassHasANameThatSaysNothing() {
        check(noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)(\\$.*)?"));
    }

    @Test
    void onlyStartUpWritesToTheConsole() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + "app..")
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err"));
    }

    @Test
    void packagesAreFreeOfCycles() {
        check(slices().matching(ROOT + "(**)").should().beFreeOfCycles());
    }

    private static void check(ArchRule rule) {
        rule.check(MODELCOST);
    }

    private static DescribedPredicate<JavaAccess<?>> asksTheSystemForTheTime() {
        return DescribedPredicate.describe(
                "ask the system for the time",
                access -> {
                    var target = access.getTarget();
                    var owner = target.getOwner();
                    if (owner.isAssignableTo(Clock.class)) {
                        return target.getName().startsWith("system");
                    }
                    var bareNow =
                            target.getName().equals("now")
                                    && owner.getPackageName().startsWith("java.time")
                                    && access instanceof JavaMethodCall call
                                    && call.getTarget().getRawParameterTypes().stream()
                                            .noneMatch(type -> type.isEquivalentTo(Clock.class));
                    return bareNow
                            || owner.isEquivalentTo(System.class)
                                    && target.getName().equals("currentTimeMillis");
                });
    }

    private static ArchCondition<JavaClass> beUsedOnlyInTheirPackage() {
        return new ArchCondition<>("be used only in their package") {
            @Override
            public void check(JavaClass resource, ConditionEvents events) {
                for (var use : resource.getDirectDependenciesToSelf()) {
                    var inside =
                            use.getOriginClass().getPackageName().equals(resource.getPackageName());
                    if (!inside) {
                        events.add(SimpleConditionEvent.violated(use, use.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isEntity(JavaClass type) {
        return type.isAnnotatedWith(Entity.class) || type.isAnnotatedWith(MappedSuperclass.class);
    }

    private static ArchCondition<JavaMethod> notAnswerWithEntities() {
        return new ArchCondition<>("not answer with entities") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                for (var type : method.getReturnType().getAllInvolvedRawTypes()) {
                    if (isEntity(type)) {
                        events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> holdEntities() {
        return new ArchCondition<>("hold entities") {
            @Override
            public void check(JavaClass view, ConditionEvents events) {
                for (var field : view.getFields()) {
                    for (var type : field.getType().getAllInvolvedRawTypes()) {
                        if (isEntity(type)) {
                            events.add(SimpleConditionEvent.satisfied(field, field.getFullName()));
                        }
                    }
                }
            }
        };
    }
}
