package dev.latchkey;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Nested;

/** What can go wrong with a test unseen. */
@AnalyzeClasses(packages = "dev.latchkey", importOptions = OnlyIncludeTests.class)
class TestHabitsTest {
    @ArchTest
    static final ArchRule noTestIsForgotten = methods()
            .that()
            .areDeclaredInClassesThat()
            .haveNameMatching(".*(Test|IT)")
            .or()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Nested.class)
            .and()
            .areNotPrivate()
            .and()
            .haveRawReturnType(void.class)
            .should()
            .beAnnotatedWith(alwaysTrue())
            .because("without @Test it would never run")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingOfOursIsMocked =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.mockito..");
}
