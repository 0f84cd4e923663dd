package io.miso.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigLoaderTest {
  private final Path folder;

  ConfigLoaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static MisoConfig load(String... assignments) {
    return ConfigLoader.load(Optional.empty(), List.of(assignments));
  }

  private MisoConfig loadFile(String yaml, String... assignments) throws IOException {
    Path file = Files.writeString(folder.resolve("miso.yaml"), yaml);
    return ConfigLoader.load(Optional.of(file), List.of(assignments));
  }

  private static String refusal(String... assignments) {
    return String.valueOf(
        assertThrows(ConfigException.class, () -> load(assignments)).getMessage());
  }

  private String fileRefusal(String yaml) {
    return String.valueOf(assertThrows(ConfigException.class, () -> loadFile(yaml)).getMessage());
  }

  @Test
  void givenNothing_whenLoaded_thenEveryDefaultIsPinned() throws IOException {
    assertEquals(resource("defaults.yaml"), ConfigLoader.toYaml(load()));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ConfigLoaderTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void givenEverySetting_whenListed_thenItHasDefaultAndMeaning() {
    List<SettingDocs.Setting> settings = SettingDocs.all();
    assertEquals(81, settings.size());
    settings.forEach(setting -> assertTrue(!setting.meaning().isBlank(), setting.key()));
    assertEquals("miso-data", settings.get(0).value());
  }

  @Test
  void givenFileAndAssignments_whenLoaded_thenTheLastOneWins() throws IOException {
    MisoConfig config =
        loadFile(
            "train:\n  rows: 4\n  rowTokens: 128\nrun.name: a\n", "train.rows=2", "train.rows=3");
    assertEquals(3, config.train().rows());
    assertEquals(128, config.train().rowTokens());
    assertEquals("a", config.run().name());
  }

  @ParameterizedTest
  @CsvSource({
    "c/a.jsonl, c/a.jsonl",
    "./c//a.jsonl, c/a.jsonl",
    "c/../c/, c",
    "./, .",
    "../*.jsonl, ../*.jsonl",
    "//data/./a.jsonl, /data/a.jsonl",
    "gs://b//c/./a.jsonl, gs://b//c/./a.jsonl"
  })
  void givenAPathOfACorpus_whenSpelledOtherwise_thenItIsTheSame(String path, String plain) {
    assertEquals(plain, load("corpus.path=" + path).corpus().path());
  }

  @Test
  void givenOddTexts_whenWrittenAndRead_thenTheyAreTheSame() throws IOException {
    MisoConfig config = load("run.name=1e3", "root=a: b # c", "source=corpus", "corpus.path=null");
    assertEquals(config, loadFile(ConfigLoader.toYaml(config)));
  }

  @Test
  void givenEmptyFile_whenLoaded_thenDefaultsHold() throws IOException {
    assertEquals(MisoConfig.defaults(), loadFile("# nothing\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "train.row, train.rows",
    "rows, train.rows",
    "Root, root",
    "generate.backlogs, generate.backlog",
    "fusion, miso.fusion"
  })
  void givenUnknownKey_whenLoaded_thenTheNearestIsNamed(String key, String nearest) {
    assertEquals(
        "Unknown setting '" + key + "'. Did you mean '" + nearest + "'?", refusal(key + "=1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "train.rows=x|Setting train.rows = 'x' cannot be used. Allowed: a whole number up to 2147483647.",
        "train.rows=1.5|Setting train.rows = '1.5' cannot be used. Allowed: a whole number up to 2147483647.",
        "train.rows=0|Setting train.rows = '0' cannot be used. Allowed: a number from 1 to 4096.",
        "train.clipNorm=x|Setting train.clipNorm = 'x' cannot be used. Allowed: a number.",
        "train.clipNorm=NaN|Setting train.clipNorm = 'NaN' cannot be used."
            + " Allowed: a number from 1.0E-6 to 1000000.0.",
        "miso.isolation=yes|Setting miso.isolation = 'yes' cannot be used. Allowed: true, false.",
        "source=web|Setting source = 'web' cannot be used. Allowed: compose, corpus.",
        "miso.fusion=x|Setting miso.fusion = 'x' cannot be used. Allowed: concatenated, blended.",
        "run.name=a/b|Setting run.name = 'a/b' cannot be used. Allowed: letters, digits, . _ -.",
        "clean.rules=length,lenght|Setting clean.rules = 'length,lenght' cannot be used."
            + " Allowed: all, none, or some of language,length,symbols,lines,repetition,characters,"
            + "markers,refusal,echo,truncated,secrets,personal,contamination,duplicate,"
            + "near-duplicate.",
        "clean.languages=EN|Setting clean.languages = 'EN' cannot be used."
            + " Allowed: all, or codes such as en,de,zh-cn.",
        "clean.remember=0|Setting clean.remember = '0' cannot be used."
            + " Allowed: a number from 1 to 10000000.",
        "train=3|Setting 'train' is a section. Name one of its keys, such as 'train.method'.",
        "rows|--set rows is not of the form key=value."
      })
  void givenWrongValue_whenLoaded_thenKeyValueAndRemedyAreNamed(String set, String message) {
    assertEquals(message, refusal(set));
  }

  @Test
  void givenNumberTooLargeForItsKind_whenLoaded_thenTheKeyIsNamed() {
    assertEquals(
        "Setting generate.parallelism = '99999999999' cannot be used."
            + " Allowed: a whole number up to 2147483647.",
        refusal("generate.parallelism=99999999999"));
    assertEquals(99999999999L, load("generate.backlog=99999999999").generate().backlog());
  }

  @Test
  void givenSettingsThatContradict_whenLoaded_thenTheRemedyIsNamed() {
    assertTrue(refusal("source=corpus").contains("corpus.path"));
    assertTrue(refusal("miso.positions=parallel").contains("set miso.isolation=true"));
    assertTrue(refusal("compose.minConstraints=5", "compose.maxConstraints=4").contains("5 to 6"));
  }

  @Test
  void givenNamesOfFields_whenLoaded_thenEachIsForOneThing() throws IOException {
    assertEquals("question", load("corpus.fields.prompt=question").corpus().fields().prompt());
    String yaml = "corpus:\n  fields:\n    response: answer\n";
    assertEquals("answer", loadFile(yaml).corpus().fields().response());
    assertEquals(
        "Setting corpus.fields = 'q' cannot be used. Allowed: each field for one thing only.",
        refusal("corpus.fields.prompt=q", "corpus.fields.response=q"));
    String both = refusal("corpus.fields.messages=chat", "corpus.fields.prompt=question");
    assertTrue(both.contains("corpus.fields.messages = 'chat'"), both);
    assertEquals(
        "Unknown setting 'corpus.fields.promt'. Did you mean 'corpus.fields.prompt'?",
        refusal("corpus.fields.promt=question"));
  }

  @Test
  void givenATeacher_whenUrlOrModelIsMissing_thenItIsAskedFor() {
    assertTrue(refusal("answer=teacher").contains("teacher.url"));
    String noModel = refusal("answer=teacher", "teacher.url=http://h:1/v1");
    assertTrue(noModel.contains("teacher.model"), noModel);
    load("answer=teacher", "teacher.url=https://h/v1", "teacher.model=m");
    assertTrue(refusal("teacher.url=ftp://h/v1").contains("http(s)://host"));
    assertTrue(refusal("teacher.url=http:///v1").contains("http(s)://host"));
  }

  @Test
  void givenAKeyInsteadOfItsPlace_whenLoaded_thenItIsRefusedAndNeverShown() throws IOException {
    String secret = "sk-secret";
    for (String wrong : List.of("", "env:", "file:", "env:A-", "https://")) {
      String message = refusal("teacher.apiKey=" + wrong + secret + "!");
      assertTrue(message.contains("teacher.apiKey") && message.contains("env:NAME"), message);
      assertTrue(!message.contains(secret), message);
    }
    assertTrue(!refusal("teacher.url=http://user:" + secret + "@h/v1").contains(secret));
    assertTrue(!refusal("teacher.url=http://h/v1?key=" + secret).contains(secret));
    assertTrue(!refusal("teacher.apikey=" + secret).contains(secret));
    assertTrue(!fileRefusal("teacher:\n  apiKey: [" + secret + "]\n").contains(secret));
    String broken = fileRefusal("teacher:\n  apiKey: [" + secret + "\nroot: a\n");
    assertTrue(broken.contains("is not YAML") && !broken.contains(secret), broken);
    assertEquals("env:KEY", load("teacher.apiKey=env:KEY").teacher().apiKey());
    assertEquals("file:/run/key", load("teacher.apiKey=file:/run/key").teacher().apiKey());
  }

  @Test
  void givenAKeyLikeNone_whenLoaded_thenTheListIsNamed() {
    assertEquals(
        "Unknown setting 'batch_size'. 'miso run --help' lists all settings.",
        refusal("batch_size=1"));
  }

  @Test
  void givenBrokenYaml_whenLoaded_thenFileAndLineAreNamed() {
    String message = fileRefusal("root: a\ntrain: [1,\n");
    assertTrue(message.contains("miso.yaml"), message);
    assertTrue(message.matches("(?s).*\\(line [23]\\).*"), message);
  }

  @Test
  void givenOddYaml_whenLoaded_thenItIsRefused() {
    assertTrue(fileRefusal("- a\n").contains("holds no keys"));
    assertTrue(fileRefusal("root: [a]\n").contains("Setting root = '[\"a\"]'"));
    assertTrue(fileRefusal("root:\n").contains("Allowed: one value"));
    assertTrue(fileRefusal("root: a\nroot: b\n").contains("Duplicate"));
    assertTrue(fileRefusal("train:\n  row: 1\n").contains("Did you mean 'train.rows'"));
  }

  @Test
  void givenMissingFile_whenLoaded_thenItIsNamed() {
    Path missing = folder.resolve("none.yaml");
    ConfigException refused =
        assertThrows(
            ConfigException.class, () -> ConfigLoader.load(Optional.of(missing), List.of()));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith("Config file " + missing + " does not exist"), message);
  }

  @Test
  void givenAFileThatIsNotUtf8_whenLoaded_thenItIsSaid() throws IOException {
    Path file = Files.write(folder.resolve("latin.yaml"), new byte[] {'r', (byte) 0xE9});
    ConfigException refused =
        assertThrows(ConfigException.class, () -> ConfigLoader.load(Optional.of(file), List.of()));
    assertEquals("Config file " + file + " is not UTF-8. Save it as UTF-8.", refused.getMessage());
  }
}
