package org.cratetag.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cratetag.decode.libav.LibavChild;
import org.junit.jupiter.api.Test;
import org.pf4j.Extension;
import org.pf4j.ExtensionPoint;

/** What holds for the program as a whole, all modules together. */
class ProgramArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.cratetag");

  @Test
  void onlyCommandsPrintAndExit() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.cratetag.cli..")
        .and()
        .doNotBelongToAnyOf(LibavChild.class)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .because(
            "standard output belongs to the results, or in a child to its replies, and a library"
                + " must not end the program")
        .check(CLASSES);
  }

  @Test
  void nobodyAsksForTheFileStore() {
    noClasses()
        .should()
        .callMethod(Files.class, "getFileStore", Path.class)
        .because("it throws where the root is no mount point, as in a plain chroot")
        .check(CLASSES);
  }

  @Test
  void onlyTheHostUsesPf4j_beyondItsAnnotations() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.cratetag.host..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.pf4j..")
                .and(not(belongToAnyOf(Extension.class, ExtensionPoint.class))))
        .because("replacing PF4J must touch one package")
        .check(CLASSES);
  }

  @Test
  void commandsShowNothingOfTraining() {
    JavaClasses described =
        CLASSES.that(
            DescribedPredicate.describe(
                "are described to picocli",
                each -> each.getSimpleName().matches(".*(Command|Options?)")));
    noMethods()
        .should()
        .haveRawReturnType(resideInAPackage("org.cratetag.train.."))
        .because("picocli looks at the members of all commands, and serving loads no training")
        .check(described);
    noFields()
        .should()
        .haveRawType(resideInAPackage("org.cratetag.train.."))
        .because("picocli looks at the members of all commands, and serving loads no training")
        .check(described);
  }
}
