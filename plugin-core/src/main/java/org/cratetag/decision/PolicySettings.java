package org.cratetag.decision;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.cratetag.api.TagField;

/**
 * How the user wants tags written.
 *
 * @param profile who the tags are for
 * @param existing what becomes of values that a person wrote
 * @param fields which fields may be written; {@link TagField#CRATETAG} needs no mention
 */
public record PolicySettings(Profile profile, ExistingPolicy existing, Set<TagField> fields) {
  /** Tags for a server, curated values kept, every field. */
  public static final PolicySettings DEFAULT =
      new PolicySettings(Profile.SERVER, ExistingPolicy.KEEP, EnumSet.allOf(TagField.class));

  /** Checks and copies the values. */
  public PolicySettings {
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(existing, "existing");
    fields = Set.copyOf(fields);
  }
}
