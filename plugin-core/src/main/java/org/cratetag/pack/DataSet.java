package org.cratetag.pack;

import java.util.Objects;

/**
 * One data set, exactly.
 *
 * @param name as in the card
 * @param sha256 of its file, lower case hexadecimal
 * @param rows how many were used
 * @param licence under which it was published
 */
public record DataSet(String name, String sha256, int rows, String licence) {
  public DataSet {
    Objects.requireNonNull(name, "name");
    ManifestChecks.hash("training.data.sha256", sha256);
    Objects.requireNonNull(licence, "licence");
  }
}
