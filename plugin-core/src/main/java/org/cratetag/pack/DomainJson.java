package org.cratetag.pack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.pack.json.JsonFields;
import org.cratetag.pack.json.PackException;

/** {@link PackDomain} from and to the object {@code domain} of {@code pack.json}. */
final class DomainJson {
  private static final String METHOD = "logistic";

  private DomainJson() {}

  static PackDomain read(JsonFields fields) throws PackException {
    String method = fields.text("method");
    if (!method.equals(METHOD)) {
      throw fields.refuse("method", "is not known: '" + method + "'");
    }
    List<PackDomain.Term> terms = new ArrayList<>();
    for (JsonFields term : fields.objects("terms")) {
      terms.add(
          new PackDomain.Term(
              term.integer("value"),
              term.bool("logarithm"),
              term.number("mean"),
              term.number("deviation"),
              term.number("weight")));
    }
    return new PackDomain(terms, fields.number("intercept"), fields.number("threshold"));
  }

  static void write(PackDomain domain, ObjectNode node) {
    node.put("method", METHOD);
    node.put("threshold", domain.threshold());
    node.put("intercept", domain.intercept());
    ArrayNode terms = node.putArray("terms");
    for (PackDomain.Term term : domain.terms()) {
      terms
          .addObject()
          .put("value", term.value())
          .put("logarithm", term.logarithm())
          .put("mean", term.mean())
          .put("deviation", term.deviation())
          .put("weight", term.weight());
    }
  }
}
