package org.cratetag.cli.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cratetag.base.BaseManifest;
import org.cratetag.base.StoredBase;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.text.Table;
import org.cratetag.cli.text.Wrap;

/** Base networks in words, and as the members of JSON objects. */
final class BaseText {
  private static final int FACT = "learned tags ".length();

  private BaseText() {}

  /** Those of a home. */
  static String list(List<BaseManifest> bases, int columns) {
    Table table = new Table("base", "front-end", "values", "licence", "where");
    for (BaseManifest base : bases) {
      table.row(
          base.name(), base.frontEnd(), base.values(), DisplayText.of(base.licence()), "installed");
    }
    return table.within(columns);
  }

  /** What a person wants to know of a base. */
  static String info(BaseManifest base, int columns) {
    List<String> facts =
        List.of(
            "source       " + DisplayText.of(base.source()),
            "licence      " + DisplayText.of(base.licence()),
            "sha-256      " + base.sourceSha256(),
            "takes        " + base.input().frontEnd().key(),
            "gives        "
                + base.frontEnd()
                + ": "
                + base.sections().stream()
                    .map(section -> section.size() + " " + section.name())
                    .collect(Collectors.joining(", ")),
            "learned tags " + DisplayText.of(String.join(", ", base.tags())));
    return base.name()
        + ": "
        + DisplayText.of(base.title())
        + "\n\n"
        + facts.stream()
            .map(fact -> Wrap.hanging(fact.substring(0, FACT), fact.substring(FACT), columns))
            .collect(Collectors.joining("\n"));
  }

  static Map<String, Object> json(BaseManifest base) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("base", base.name());
    members.put("title", base.title());
    members.put("licence", base.licence());
    members.put("source", base.source());
    members.put("sourceSha256", base.sourceSha256());
    members.put("frontEnd", base.frontEnd());
    members.put("input", base.input().frontEnd().key());
    members.put("values", base.values());
    members.put("tags", base.tags());
    return members;
  }

  /**
   * What a verification found.
   *
   * @param trouble empty when it is as it should be
   */
  static Map<String, Object> report(BaseManifest base, Optional<String> trouble) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("base", base.name());
    members.put("passed", trouble.isEmpty());
    trouble.ifPresent(reason -> members.put("reason", reason));
    return members;
  }

  /** The same in words. */
  static String verdict(BaseManifest base, Optional<String> trouble) {
    return base.name()
        + trouble
            .map(reason -> ": refused: " + DisplayText.of(reason))
            .orElse(": ok: it gives what " + expected(base));
  }

  private static String expected(BaseManifest base) {
    return switch (base.check().by()) {
      case MAKERS -> "its makers' program gives";
      case INSTALL -> "it gave when it was installed";
    };
  }

  static Map<String, Object> json(StoredBase.Refused refused) {
    return Map.of("location", refused.folder().toString(), "refused", refused.reason());
  }
}
