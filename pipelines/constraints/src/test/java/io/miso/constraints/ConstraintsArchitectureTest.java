package io.miso.constraints;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Directions that the constraints keep. */
class ConstraintsArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.miso.constraints");

  @Test
  void givenConstraints_whenLookedAt_thenTheySeeNeitherPipelinesNorEngine() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.beam..",
            "org.apache.flink..",
            "ai.djl..",
            "io.miso.streaming..",
            "io.miso.trainer..")
        .check(CLASSES);
  }

  @Test
  void givenTheTextTools_whenLookedAt_thenTheyKnowNothingElseOfTheModule() {
    noClasses()
        .that()
        .resideInAPackage("io.miso.constraints.text..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.miso.constraints..")
                .and(resideOutsideOfPackage("io.miso.constraints.text..")))
        .check(CLASSES);
  }

  @Test
  void givenTheComposer_whenLookedAt_thenItDoesNotKnowTheWriter() {
    noClasses()
        .that()
        .resideInAPackage("io.miso.constraints.compose..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.miso.constraints.write..", "io.miso.constraints.decompose..")
        .check(CLASSES);
  }
}
