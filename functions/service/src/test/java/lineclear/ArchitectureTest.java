package lineclear;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each package may see, and what nothing is called. */
class ArchitectureTest {
    private static final int WIDEST = 40;
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("lineclear");

    @Test
    void thereIsSomethingToCheck() {
        assertFalse(CLASSES.isEmpty());
    }

    @Test
    void theRulesArePlainJava() {
        classes()
                .that()
                .resideInAPackage("lineclear.agent..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", "lineclear.agent..", "lineclear.word")
                .check(CLASSES);
        classes()
                .that()
                .resideInAPackage("lineclear.agent.policy")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", "lineclear.agent.policy", "lineclear.word")
                .check(CLASSES);
        classes()
                .that()
                .resideInAPackage("lineclear.agent.record")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", "lineclear.agent.record", "lineclear.word")
                .check(CLASSES);
        classes()
                .that()
                .resideInAPackage("lineclear.word")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", "lineclear.word")
                .check(CLASSES);
    }

    @Test
    void theRulesReadNoClock() {
        noClasses()
                .that()
                .resideInAPackage("lineclear.agent..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.time.Clock.class, java.util.Random.class)
                .check(CLASSES);
    }

    /** Others read a record, store it under a version, and give a new agent the first one. */
    @Test
    void onlyTheRulesChangeARecord() {
        Set<String> harmless = Set.of("at", "registered", "of", "withoutEnds");
        noClasses()
                .that()
                .resideOutsideOfPackages("lineclear.agent", "lineclear.agent.record")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "a change of a record",
                        call -> call.getTargetOwner().getPackageName().equals("lineclear.agent.record")
                                && call.getTarget().getRawReturnType().equals(call.getTargetOwner())
                                && !harmless.contains(call.getName())))
                .check(CLASSES);
    }

    @Test
    void onlyTheTableAndTheSigningOfRequestsSeeTheAwsSdk() {
        noClasses()
                .that()
                .resideOutsideOfPackages("lineclear.dynamodb..", "lineclear.sigv4", "lineclear.platform.connect")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .check(CLASSES);
    }

    @Test
    void onlyTheFunctionsSeeFunqyAndLambdaEvents() {
        noClasses()
                .that()
                .resideOutsideOfPackage("lineclear.function..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.quarkus.funqy..").or(resideInAPackage("com.amazonaws.services.lambda..")))
                .check(CLASSES);
    }

    @Test
    void platformsKnowNothingOfEachOtherNorOfTheFunctionsAndTheTable() {
        classes()
                .that()
                .resideInAPackage("lineclear.platform..")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackages("lineclear.function..", "lineclear.dynamodb.."))
                .check(CLASSES);
        slices().matching("lineclear.platform.(*)..").should().beFreeOfCycles().check(CLASSES);
        for (String platform : List.of("twilio", "vonage", "connect", "kamailio", "standard")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackages("lineclear.platform." + platform, "lineclear.platform.deployment")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("lineclear.platform." + platform)
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void platformsSeeTheVocabularyButNotTheRules() {
        noClasses()
                .that()
                .resideInAPackage("lineclear.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("lineclear.agent..")
                .check(CLASSES);
    }

    @Test
    void noPackagesStandInACircle() {
        slices().matching("lineclear.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** A type and those nested in it count as one. */
    @Test
    void noClassesOfAPackageStandInACircle() {
        CLASSES.stream().map(JavaClass::getPackageName).distinct().forEach(name -> slices().assignedFrom(
                        topLevelOf(name))
                .should()
                .beFreeOfCycles()
                .check(CLASSES));
    }

    private static SliceAssignment topLevelOf(String packageName) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getPackageName().equals(packageName)
                        ? SliceIdentifier.of(type.getName().replaceAll("[$].*", ""))
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "the classes of " + packageName;
            }
        };
    }

    @Test
    void noPackageIsWiderThanOneCanSurvey() {
        Map<String, Set<String>> wide = CLASSES.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getPackageName,
                        Collectors.mapping(type -> type.getName().replaceAll("[$].*", ""), Collectors.toSet())));
        wide.values().removeIf(types -> types.size() <= WIDEST);
        assertEquals(Map.of(), wide);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Service")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .check(CLASSES);
    }

    @Test
    void noInterfaceHasOnlyOneImplementation() {
        classes()
                .that()
                .areInterfaces()
                .and()
                .areNotAnnotations()
                .should(new ArchCondition<JavaClass>("have none (a lambda) or several implementations") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        long implementations = type.getAllSubclasses().stream()
                                .filter(some -> !some.getModifiers().contains(JavaModifier.ABSTRACT))
                                .count();
                        events.add(new SimpleConditionEvent(
                                type, implementations != 1, type.getName() + " has one implementation"));
                    }
                })
                .check(CLASSES);
    }
}
