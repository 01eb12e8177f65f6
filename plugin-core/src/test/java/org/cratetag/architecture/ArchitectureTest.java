package org.cratetag.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The lines of each {@code package-info}, as rules. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.cratetag");

  /** Which of our packages each stage may use, besides the API and itself. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("library", Set.of()),
          Map.entry("ledger", Set.of("tags")),
          Map.entry("schedule", Set.of()),
          Map.entry("decode", Set.of("natives")),
          Map.entry("dsp", Set.of()),
          Map.entry("feature", Set.of("dsp")),
          Map.entry("inference", Set.of("natives")),
          Map.entry("decision", Set.of()),
          Map.entry("natives", Set.of()),
          Map.entry("tags", Set.of("natives")),
          Map.entry("notify", Set.of()),
          Map.entry("config", Set.of("decision", "tags")),
          Map.entry("picture", Set.of("dsp")),
          Map.entry("synth", Set.of()));

  /** Which package alone imports each library. */
  private static final Map<String, List<String>> FENCES =
      Map.of(
          "inference", List.of("ai.onnxruntime.."),
          "tags", List.of("com.dynatrace..", "com.sun.jna.."),
          "schedule", List.of("org.quartz.."),
          "dsp", List.of("org.jtransforms..", "org.visnow.."),
          "decode", List.of("org.bytedeco.."),
          "config", List.of("org.yaml.."),
          "ledger", List.of("org.h2..", "org.jdbi..", "org.flywaydb..", "com.zaxxer.."));

  @TestFactory
  Stream<DynamicTest> stageKnowsNoOtherStage() {
    return MAY_USE.keySet().stream()
        .sorted()
        .map(stage -> DynamicTest.dynamicTest(stage, () -> checkStage(stage)));
  }

  @TestFactory
  Stream<DynamicTest> libraryIsImportedByOnePackage() {
    return FENCES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(fence -> DynamicTest.dynamicTest(fence.getKey(), () -> checkFence(fence)));
  }

  @Test
  void packagesFormNoCycle() {
    slices()
        .matching("org.cratetag.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a track goes one way through the stages")
        .check(CLASSES);
  }

  @Test
  void apiDependsOnTheJdkAndPf4jOnly() {
    noClasses()
        .that()
        .resideInAPackage("org.cratetag.api..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("org.cratetag.api..", "java..", "org.pf4j..")
        .because("a plugin author needs nothing else on the class path")
        .check(CLASSES);
  }

  private static void checkStage(String stage) {
    List<String> forbidden = new ArrayList<>(List.of("org.cratetag.run.."));
    MAY_USE.keySet().stream()
        .filter(other -> !other.equals(stage) && !MAY_USE.get(stage).contains(other))
        .forEach(other -> forbidden.add("org.cratetag." + other + ".."));
    noClasses()
        .that()
        .resideInAPackage("org.cratetag." + stage + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden.toArray(String[]::new))
        .because("each stage takes the value of the one before and knows no other")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  private static void checkFence(Map.Entry<String, List<String>> fence) {
    String home = "org.cratetag." + fence.getKey() + "..";
    String[] library = fence.getValue().toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .because("replacing " + Arrays.toString(library) + " must touch one package")
        .check(CLASSES);
  }
}
