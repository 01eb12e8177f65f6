package org.cratetag.pack;

/**
 * The ONNX file.
 *
 * @param file plain file name beside {@code pack.json}
 * @param sha256 of the file, lower case hexadecimal
 */
public record GraphFile(String file, String sha256) {
  public GraphFile {
    if (!file.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}")) {
      throw new IllegalArgumentException("model.file is no plain file name: '" + file + "'");
    }
    ManifestChecks.hash("model.sha256", sha256);
  }
}
