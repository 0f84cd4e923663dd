package io.miso.constraints.write.rich;

import io.miso.constraints.DataConstraint.XmlAttributes;
import io.miso.constraints.compose.Task;
import java.util.List;

/** An answer as XML: a root with as many attributes as are allowed, an element a sentence. */
final class XmlText {
  private XmlText() {}

  static String of(XmlAttributes asked, Task.Rich task, List<String> said, Style style) {
    List<String> attributes =
        List.of(
            "thing=\"" + task.noun() + "\"",
            "topic=\"" + task.topic() + "\"",
            "form=\"" + task.form().word() + "\"",
            "lang=\"en\"");
    int most = (int) Math.min(asked.attributes(), attributes.size());
    StringBuilder text = new StringBuilder(style.data() % 2 == 0 ? "<doc" : "<entry");
    attributes.subList(0, most).forEach(attribute -> text.append(' ').append(attribute));
    text.append('>');
    if (most == 0) {
      text.append("\n  <thing>").append(task.noun()).append("</thing>");
    }
    String name = style.data() < 3 ? "p" : "line";
    for (String sentence : said) {
      text.append("\n  <").append(name).append('>').append(escaped(sentence));
      text.append("</").append(name).append('>');
    }
    text.append(style.data() % 2 == 0 ? "\n</doc>" : "\n</entry>");
    return style.airy() ? "```xml\n" + text + "\n```" : text.toString();
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;");
  }
}
