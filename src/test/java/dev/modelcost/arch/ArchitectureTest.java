package dev.modelcost.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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
import dev.modelcost.app.ClockProducer;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.Date;
import org.junit.jupiter.api.Test;

/** The layout of DESIGN.md, held. */
class ArchitectureTest {

    private static final String ROOT = "dev.modelcost.";

    private static final String[] FEATURES = {
        ROOT + "source..",
        ROOT + "chip..",
        ROOT + "model..",
        ROOT + "price..",
        ROOT + "grid..",
        ROOT + "claim..",
        ROOT + "organization..",
        ROOT + "assumption..",
        ROOT + "hardware..",
        ROOT + "training..",
        ROOT + "substitution..",
        ROOT + "serving..",
        ROOT + "footprint..",
        ROOT + "compare..",
        ROOT + "trend..",
        ROOT + "dataset.."
    };

    private static final JavaClasses MODELCOST =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.modelcost");

    @Test
    void theFormulasKnowOnlyJavaAndTheMathsOfApacheCommons() {
        check(
                classes()
                        .that()
                        .resideInAPackage(ROOT + "calc..")
                        .should()
                        .onlyDependOnClassesThat(
                                resideInAnyPackage(
                                        ROOT + "calc..",
                                        "java..",
                                        "org.apache.commons.rng..",
                                        "org.apache.commons.statistics..",
                                        "org.apache.commons.numbers..")));
    }

    @Test
    void featuresDoNotUseEachOthersResources() {
        check(classes().that().areAnnotatedWith(Path.class).should(beUsedOnlyInTheirPackage()));
    }

    @Test
    void webKnowsNoFeatureAndNothingOfTheStore() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + "web..")
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage(FEATURES)
                                        .or(
                                                resideInAnyPackage(
                                                        ROOT + "store..",
                                                        ROOT + "app..",
                                                        ROOT + "calc.."))));
    }

    @Test
    void theStoreKnowsNoFeature() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + "store..")
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage(FEATURES)
                                        .or(resideInAnyPackage(ROOT + "app..", ROOT + "calc.."))));
    }

    @Test
    void startUpKnowsNoFeature() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + "app..")
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(FEATURES)));
    }

    @Test
    void resourcesDoNotAnswerWithEntities() {
        check(
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(Path.class)
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
        check(slices().matching(ROOT + "(*)..").should().beFreeOfCycles());
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
