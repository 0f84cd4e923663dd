package io.miso.trainer.text;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.el.JinjavaInterpreterResolver;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;
import java.util.List;
import java.util.Map;
import jinjava.javax.el.CompositeELResolver;

/**
 * A template in Python's Jinja, rendered by Jinjava.
 *
 * <p>Jinjava differs from Jinja in white space, in operators inside keyword arguments, in slices
 * and in the methods of strings; {@link PythonSyntax} and {@link PythonMethods} close these gaps.
 */
final class JinjaSource {
  private static final Jinjava ENGINE = engine();

  private final String source;

  private JinjaSource(String source) {
    this.source = source;
  }

  static JinjaSource of(String jinja) {
    String source = PythonSyntax.adapt(jinja);
    JinjavaInterpreter interpreter = ENGINE.newInterpreter();
    var unused = interpreter.parse(source);
    refuse(interpreter.getErrors());
    for (String filter : PythonSyntax.filters(source)) {
      // Jinjava would leave the value as it is.
      if (ENGINE.getGlobalContext().getFilter(filter) == null) {
        throw new ChatTemplateException(
            "The chat template applies the filter " + filter + ", which is not known here");
      }
    }
    return new JinjaSource(source);
  }

  String render(Map<String, Object> bindings) {
    RenderResult result = ENGINE.renderForResult(source, bindings);
    refuse(result.getErrors());
    return result.getOutput();
  }

  private static void refuse(List<TemplateError> errors) {
    if (errors.isEmpty()) {
      return;
    }
    TemplateError first = errors.get(0);
    for (Throwable t = first.getException(); t != null; t = t.getCause()) {
      if (t instanceof ChatTemplateException raised) {
        throw raised;
      }
    }
    throw new ChatTemplateException(
        "The chat template fails at line " + first.getLineno() + ": " + first.getMessage());
  }

  private static Jinjava engine() {
    CompositeELResolver resolver = new CompositeELResolver();
    resolver.add(new PythonMethods());
    resolver.add(JinjavaInterpreterResolver.DEFAULT_RESOLVER_READ_ONLY);
    Jinjava engine =
        new Jinjava(
            JinjavaConfig.newBuilder()
                .withTrimBlocks(true)
                .withLstripBlocks(true)
                .withNestedInterpretationEnabled(false) // messages may hold braces
                .withElResolver(resolver)
                .withLegacyOverrides(
                    LegacyOverrides.newBuilder()
                        .withUseTrimmingForNotesAndExpressions(true)
                        .build())
                .build());
    TemplateFunctions.register(engine);
    return engine;
  }
}
