package org.cratetag.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cratetag.architecture.Rooms.Room;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds what every {@code package-info} says against the classes, for all modules. */
class FloorPlanTest {
  private static final int MOST_FILES = 25;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.cratetag");

  private static Map<String, Room> rooms;

  @BeforeAll
  static void readWhatPackagesSay() throws IOException {
    rooms = Rooms.read();
  }

  @Test
  void packageImportsWhatItSays() {
    rooms.forEach(
        (name, room) ->
            assertThat(room.mayUse())
                .as("what %s says that it may use, against its imports", name)
                .containsAll(room.imports()));
  }

  @Test
  void packageUsesWhatItSays() {
    ArchRuleDefinition.classes()
        .that(areOurs())
        .should(dependOnlyOnWhatTheirPackageSays())
        .because("package-info.java tells a newcomer what a package may use")
        .check(CLASSES);
  }

  @Test
  void packageSaysNothingThatItDoesNotUse() {
    Map<String, Set<String>> used = used();
    rooms.forEach(
        (name, room) ->
            assertThat(used.getOrDefault(name, Set.of()))
                .as("what %s uses, against 'May use' in its package-info", name)
                .containsAll(room.mayUse()));
  }

  @Test
  void libraryIsImportedByOnePackage() {
    Rooms.fences(rooms)
        .forEach(
            (library, home) ->
                ArchRuleDefinition.noClasses()
                    .that()
                    .resideOutsideOfPackage(home)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(library + "..")
                    .because("replacing " + library + " must touch " + home + " alone")
                    .check(CLASSES));
  }

  /** Sub-packages are units of their own. */
  @Test
  void packagesFormNoCycle() {
    Map<String, Set<String>> left = new TreeMap<>();
    used().forEach((name, others) -> left.put(name, new TreeSet<>(others)));
    rooms.keySet().forEach(name -> left.putIfAbsent(name, new TreeSet<>()));
    while (left.values().stream().anyMatch(Set::isEmpty)) {
      Set<String> ground = new TreeSet<>();
      left.forEach((name, others) -> ground.addAll(others.isEmpty() ? Set.of(name) : Set.of()));
      left.keySet().removeAll(ground);
      left.values().forEach(others -> others.removeAll(ground));
    }
    assertThat(left).as("packages that need each other").isEmpty();
  }

  @Test
  void packageIsNoDrawer() {
    rooms.forEach(
        (name, room) ->
            assertThat(room.files()).as("files of " + name).isLessThanOrEqualTo(MOST_FILES));
  }

  @Test
  void mapIsTrue() throws IOException {
    Path map = Rooms.ROOT.resolve(Path.of("src", "site", "map.md"));
    String drawn = new StageMap(rooms, used()).markdown();
    String before = Files.exists(map) ? Files.readString(map) : "";
    Files.writeString(map, drawn);
    assertThat(before).as("src/site/map.md was out of date and is drawn anew").isEqualTo(drawn);
  }

  /** Packages of ours that each uses, by whole name. */
  private static Map<String, Set<String>> used() {
    Map<String, Set<String>> used = new TreeMap<>();
    rooms.forEach((name, room) -> used.put(name, new TreeSet<>(room.imports())));
    for (JavaClass each : CLASSES) {
      each.getDirectDependenciesFromSelf().stream()
          .map(FloorPlanTest::targetPackage)
          .filter(target -> rooms.containsKey(target) && !target.equals(each.getPackageName()))
          .forEach(
              target ->
                  used.computeIfAbsent(each.getPackageName(), name -> new TreeSet<>()).add(target));
    }
    return used;
  }

  private static String targetPackage(Dependency dependency) {
    return dependency.getTargetClass().getBaseComponentType().getPackageName();
  }

  private static DescribedPredicate<JavaClass> areOurs() {
    return DescribedPredicate.describe(
        "are ours", each -> rooms.containsKey(each.getPackageName()));
  }

  private static ArchCondition<JavaClass> dependOnlyOnWhatTheirPackageSays() {
    return new ArchCondition<>("depend only on what their package says") {
      @Override
      public void check(JavaClass each, ConditionEvents events) {
        Room room = rooms.get(each.getPackageName());
        for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
          String target = targetPackage(dependency);
          if (target.startsWith("org.cratetag")
              && !target.equals(each.getPackageName())
              && !room.mayUse().contains(target)) {
            events.add(SimpleConditionEvent.violated(each, dependency.getDescription()));
          }
        }
      }
    };
  }
}
