package org.cratetag.ledger.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

class SqliteLibraryTest {
  @ParameterizedTest
  @CsvSource({"amd64", "x86_64", "aarch64"})
  void resource_linux_isInTheJar(String arch) {
    String resource = SqliteLibrary.resource("Linux", arch);
    assertThat(SQLiteJDBCLoader.class.getClassLoader().getResource(resource))
        .as(resource)
        .isNotNull();
  }

  @Test
  void resource_here_isTheOneThatTheDriverWouldTake() {
    assertThat(
            "/"
                + SqliteLibrary.resource(
                    System.getProperty("os.name"), System.getProperty("os.arch")))
        .isEqualTo(
            LibraryLoaderUtil.getNativeLibResourcePath()
                + "/"
                + LibraryLoaderUtil.getNativeLibName());
  }
}
