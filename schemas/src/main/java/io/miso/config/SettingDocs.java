package io.miso.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Every setting with its default and its meaning, from {@link MisoConfig} itself. */
public final class SettingDocs {
  /**
   * One setting.
   *
   * @param key its key, such as train.rows
   * @param value its default; maybe empty
   * @param meaning one line
   */
  public record Setting(String key, String value, String meaning) {}

  private SettingDocs() {}

  /** All settings, in the order of the sections. */
  public static List<Setting> all() {
    List<Setting> settings = new ArrayList<>();
    collect("", MisoConfig.defaults(), settings);
    return settings;
  }

  private static void collect(String prefix, Record section, List<Setting> settings) {
    for (RecordComponent component : section.getClass().getRecordComponents()) {
      Object value = value(section, component);
      String key = prefix + component.getName();
      if (value instanceof Record inner) {
        collect(key + ".", inner, settings);
      } else {
        Doc doc = component.getAnnotation(Doc.class);
        settings.add(new Setting(key, ConfigLoader.text(value), doc == null ? "" : doc.value()));
      }
    }
  }

  private static Object value(Record section, RecordComponent component) {
    try {
      return component.getAccessor().invoke(section);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Settings are public records: " + component, e);
    }
  }
}
