package io.miso.streaming.answer.teacher;

import io.miso.config.ConfigLoader;
import io.miso.config.MisoConfig;
import io.miso.config.TeacherConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settings of a teacher for tests. */
public final class Settings {
  private Settings() {}

  /** A teacher at the address, short texts uncleaned; further assignments win. */
  public static MisoConfig config(String url, String... further) {
    List<String> assignments =
        new ArrayList<>(
            List.of(
                "answer=teacher",
                "clean.rules=none",
                "teacher.url=" + url,
                "teacher.model=m",
                "teacher.deadlineSeconds=30",
                "teacher.promptPrice=2",
                "teacher.completionPrice=10"));
    assignments.addAll(List.of(further));
    return ConfigLoader.load(Optional.empty(), assignments);
  }

  static TeacherConfig teacher(String url, String... further) {
    return config(url, further).teacher();
  }
}
