package org.cratetag.tags.id3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Id3GenresTest {
  @Test
  void numbers_areReadAsNames() {
    assertThat(Id3Genres.names("(18)")).containsExactly("Techno");
    assertThat(Id3Genres.names("18")).containsExactly("Techno");
    assertThat(Id3Genres.names("(RX)")).containsExactly("Remix");
    assertThat(Id3Genres.names("CR")).containsExactly("Cover");
  }

  @Test
  void numbersWithoutAName_areReadAsTheyStand() {
    assertThat(Id3Genres.names("(242)")).containsExactly("(242)");
    assertThat(Id3Genres.names("999")).containsExactly("999");
  }

  @Test
  void listOfReferences_isReadAsAllOfThem() {
    assertThat(Id3Genres.names("(31)(35)")).containsExactly("Trance", "House");
    assertThat(Id3Genres.names("(9)(138)Viking Metal"))
        .containsExactly("Metal", "Black Metal", "Viking Metal");
    assertThat(Id3Genres.names("(4)Eurodisco")).containsExactly("Disco", "Eurodisco");
  }

  @Test
  void genreThatIsNamedTwice_isReadOnce() {
    assertThat(Id3Genres.names("(17)(18)Rock")).containsExactly("Rock", "Techno");
  }

  @Test
  void bracketsThatAreNoReference_belongToTheName() {
    assertThat(Id3Genres.names("((live)")).containsExactly("(live)");
    assertThat(Id3Genres.names("House (Deep)")).containsExactly("House (Deep)");
  }
}
