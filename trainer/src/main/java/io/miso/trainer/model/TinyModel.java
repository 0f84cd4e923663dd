package io.miso.trainer.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.miso.store.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The built-in model as a Hugging Face folder, made at first use: a Llama decoder of about one
 * million parameters over a byte-level tokenizer of the composer's words. {@code tiny} is a base
 * that Miso trained on one-constraint pairs; {@code tiny-untrained} has random weights.
 */
public final class TinyModel {
  /** The name of the trained base. */
  public static final String TRAINED = "tiny";

  /** The name of the model with random weights. */
  public static final String UNTRAINED = "tiny-untrained";

  private static final String WEIGHTS = "model.safetensors";
  private static final List<String> FILES =
      List.of(
          ModelConfig.FILE, "tokenizer.json", "tokenizer_config.json", "generation_config.json");
  private static final long SEED = 20_250_511;

  private TinyModel() {}

  /** True if the setting model.path names a built-in model. */
  public static boolean isBuiltIn(String path) {
    return path.equals(TRAINED) || path.equals(UNTRAINED);
  }

  /**
   * The folder that the setting model.path means; a built-in model is made where missing.
   *
   * @throws ModelException if there is no such folder
   */
  public static Path resolve(String path) {
    if (isBuiltIn(path)) {
      return make(path);
    }
    Path folder = Path.of(path);
    if (!Files.isDirectory(folder)) {
      throw new ModelException(
          "Model '%s' is no folder that is there. Name a Hugging Face folder, %s or %s."
              .formatted(path, TRAINED, UNTRAINED));
    }
    return folder;
  }

  private static Path make(String name) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    FILES.forEach(file -> files.put(file, resource(file)));
    files.put(WEIGHTS, name.equals(TRAINED) ? resource(WEIGHTS) : ("seed " + SEED).getBytes(UTF_8));
    StringBuilder all = new StringBuilder();
    files.values().forEach(bytes -> all.append(Digests.sha256(bytes)));
    Path folder = cache().resolve(name + "-" + Digests.sha256(all.toString()).substring(0, 12));
    if (!Files.exists(folder)) {
      write(folder, name, files);
    }
    return folder;
  }

  private static void write(Path folder, String name, Map<String, byte[]> files) {
    try {
      Files.createDirectories(cache());
      Path making = Files.createTempDirectory(cache(), name);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(making.resolve(file.getKey()), file.getValue());
      }
      if (name.equals(UNTRAINED)) {
        RandomWeights.write(making.resolve(WEIGHTS), ModelConfig.read(making), SEED);
      }
      Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException made) {
      return; // by another process, with the same bytes
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the built-in model in " + folder, e);
    }
  }

  private static Path cache() {
    String set = System.getenv("XDG_CACHE_HOME");
    Path base =
        set == null || set.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(set);
    return base.resolve("miso");
  }

  private static byte[] resource(String file) {
    try (InputStream in = TinyModel.class.getResourceAsStream("tiny/" + file)) {
      if (in == null) {
        throw new IllegalStateException("The class path lacks the built-in model's " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the resource " + file, e);
    }
  }
}
