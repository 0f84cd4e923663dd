package io.miso.trainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Directions that the trainer keeps. */
@AnalyzeClasses(
    packages = {"io.miso", "ai.djl.pytorch.jni"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class TrainerArchitectureTest {
  @ArchTest
  static final ArchRule NEVER_SEES_PIPELINES =
      noClasses()
          .that()
          .resideInAPackage("io.miso..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.beam..", "org.apache.flink..", "io.miso.streaming..");

  @ArchTest
  static final ArchRule ONE_CLASS_OPENS_THE_ENGINE =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("ai.djl.pytorch.jni.ScriptModule")
          .and()
          .resideInAPackage("io.miso..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.djl.pytorch.engine..");

  @ArchTest
  static final ArchRule TENSORS_STAY_IN_THE_MODEL =
      noClasses()
          .that()
          .resideInAPackage("io.miso..")
          .and()
          .resideOutsideOfPackage("io.miso.trainer.model..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.djl.ndarray..");

  @ArchTest
  static final ArchRule ONE_PACKAGE_TOUCHES_GOOGLE =
      noClasses()
          .that()
          .resideInAPackage("io.miso..")
          .and()
          .resideOutsideOfPackage("io.miso.store..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.cloud..");

  @ArchTest
  static final ArchRule STAGES_FOLLOW_THE_DATA =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.miso.trainer.text..",
              "io.miso.trainer.pack..",
              "io.miso.trainer.feed..",
              "io.miso.trainer.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.miso.trainer.train..", "io.miso.trainer.evaluate..", "io.miso.trainer.export..");
}
