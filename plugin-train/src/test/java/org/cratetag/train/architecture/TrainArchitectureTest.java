package org.cratetag.train.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What the packages of training may depend on, as their descriptions say. */
class TrainArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.cratetag.train");

  @Test
  void onlyFiguresAreDrawn() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.cratetag.train.figure..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.knowm.xchart..", "de.erichseifert..")
        .because("replacing a library that draws must touch one package")
        .check(CLASSES);
  }

  @Test
  void onlyKernelMachinesImportEjml() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.cratetag.train.kernel..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.ejml..")
        .because("replacing a library touches one package")
        .check(CLASSES);
  }

  @Test
  void structureKnowsNothingElseOfOurs() {
    noClasses()
        .that()
        .resideInAPackage("org.cratetag.train.structure..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.cratetag..")
                .and(DescribedPredicate.not(resideInAPackage("org.cratetag.train.structure.."))))
        .because("labels and scores are all that a tree of labels needs")
        .check(CLASSES);
  }

  @Test
  void figuresAndCardsTrainNothing() {
    noClasses()
        .that()
        .resideInAnyPackage("org.cratetag.train.figure..", "org.cratetag.train.card..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.cratetag.train.recipe..",
            "org.cratetag.train.learn..",
            "org.cratetag.train.fold..")
        .because("what is shown is what was found, and nothing is found while it is shown")
        .check(CLASSES);
  }
}
