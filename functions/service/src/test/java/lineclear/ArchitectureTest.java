package lineclear;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each package may see, and what nothing is called. */
class ArchitectureTest {
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
                .resideInAnyPackage("java..", "lineclear.agent..", "lineclear.word")
                .check(CLASSES);
        classes()
                .that()
                .resideInAPackage("lineclear.word")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "lineclear.word")
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

    @Test
    void onlyTheTableAndAmazonConnectSeeTheAwsSdk() {
        noClasses()
                .that()
                .resideOutsideOfPackages("lineclear.dynamodb..", "lineclear.platform.connect")
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
