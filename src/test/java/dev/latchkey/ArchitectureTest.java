package dev.latchkey;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The rules of {@code docs/architecture.md} that a machine can check, for the code that ships. */
@AnalyzeClasses(packages = "dev.latchkey", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule everyPackageHasItsPlaceInTheTable = classes().should(ImportTable.haveAPlaceInTheTable());

    @ArchTest
    static final ArchRule importsPointDownwardsOnly = classes().should(ImportTable.importOnlyFromBelow());

    @ArchTest
    static final ArchRule noNameIsABlank =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|Dto|DTO|Handler)");

    @ArchTest
    static final ArchRule resourcesAndPagesKnowNoEntity = noClasses()
            .that()
            .haveNameMatching(".*(Resource|Pages)")
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith(Entity.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("io.quarkus.hibernate.reactive.panache..")
            .because("a resource that touches an entity holds a database session for its whole chain")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule whatAClassNeedsStandsInItsConstructor =
            fields().should().notBeAnnotatedWith(Inject.class).andShould().notBeAnnotatedWith(ConfigProperty.class);

    @ArchTest
    static final ArchRule onlyPasswordKnowsBcrypt = noClasses()
            .that()
            .resideOutsideOfPackage("dev.latchkey.password")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(BcryptUtil.class);

    @ArchTest
    static final ArchRule nothingWaits = noClasses()
            .should()
            .callMethodWhere(isOn(Uni.class, "await|subscribe")
                    .or(isOn(Multi.class, "subscribe"))
                    .or(isOn(Thread.class, "sleep")))
            .because("whoever waits on an event loop stops every request on it");

    @ArchTest
    static final ArchRule rowsAreDeletedByStatement = noClasses()
            .should()
            .callMethodWhere(isOn(PanacheEntityBase.class, "deleteById")
                    .or(isOn(PanacheEntityBase.class, "delete")
                            .and(describe("of one entity", ArchitectureTest::hasNoArguments))))
            .because("Hibernate Reactive confuses two requests that delete entities at once (its issue 1713)");

    @ArchTest
    static final ArchRule theTimeComesFromTheInjectedClock =
            noClasses().should().callMethod(Instant.class, "now").orShould().callMethod(OffsetDateTime.class, "now");

    @ArchTest
    static final ArchRule whatIsSaidIsLogged = noClasses()
            .that()
            .doNotBelongToAnyOf(Latchkey.class) // before there is a log
            .should(ACCESS_STANDARD_STREAMS);

    private static boolean hasNoArguments(JavaMethodCall call) {
        return call.getTarget().getRawParameterTypes().isEmpty();
    }

    private static DescribedPredicate<JavaMethodCall> isOn(Class<?> type, String names) {
        DescribedPredicate<JavaClass> owner = assignableTo(type);
        return describe(
                type.getSimpleName() + "." + names,
                call -> owner.test(call.getTargetOwner()) && call.getName().matches(names));
    }
}
