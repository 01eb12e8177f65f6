package org.cratetag.tags.tail;

import java.util.List;
import java.util.Optional;

/** The names of ID3v1's genre numbers (ID3v2.3.0, appendix A), with Winamp's additions. */
public final class GenreNumbers {
  private static final List<String> NAMES =
      List.of(
          """
          Blues|Classic Rock|Country|Dance|Disco|Funk|Grunge|Hip-Hop|Jazz|Metal|New Age|\
          Oldies|Other|Pop|R&B|Rap|Reggae|Rock|Techno|Industrial|Alternative|Ska|\
          Death Metal|Pranks|Soundtrack|Euro-Techno|Ambient|Trip-Hop|Vocal|Jazz+Funk|\
          Fusion|Trance|Classical|Instrumental|Acid|House|Game|Sound Clip|Gospel|Noise|\
          AlternRock|Bass|Soul|Punk|Space|Meditative|Instrumental Pop|Instrumental Rock|\
          Ethnic|Gothic|Darkwave|Techno-Industrial|Electronic|Pop-Folk|Eurodance|Dream|\
          Southern Rock|Comedy|Cult|Gangsta|Top 40|Christian Rap|Pop/Funk|Jungle|\
          Native American|Cabaret|New Wave|Psychedelic|Rave|Showtunes|Trailer|Lo-Fi|\
          Tribal|Acid Punk|Acid Jazz|Polka|Retro|Musical|Rock & Roll|Hard Rock|Folk|\
          Folk-Rock|National Folk|Swing|Fast-Fusion|Bebop|Latin|Revival|Celtic|Bluegrass|\
          Avantgarde|Gothic Rock|Progressive Rock|Psychedelic Rock|Symphonic Rock|\
          Slow Rock|Big Band|Chorus|Easy Listening|Acoustic|Humour|Speech|Chanson|Opera|\
          Chamber Music|Sonata|Symphony|Booty Bass|Primus|Porn Groove|Satire|Slow Jam|\
          Club|Tango|Samba|Folklore|Ballad|Power Ballad|Rhythmic Soul|Freestyle|Duet|\
          Punk Rock|Drum Solo|A Cappella|Euro-House|Dance Hall|Goa|Drum & Bass|Club-House|\
          Hardcore|Terror|Indie|BritPop|Afro-Punk|Polsk Punk|Beat|Christian Gangsta Rap|\
          Heavy Metal|Black Metal|Crossover|Contemporary Christian|Christian Rock|\
          Merengue|Salsa|Thrash Metal|Anime|JPop|Synthpop|Abstract|Art Rock|Baroque|\
          Bhangra|Big Beat|Breakbeat|Chillout|Downtempo|Dub|EBM|Eclectic|Electro|\
          Electroclash|Emo|Experimental|Garage|Global|IDM|Illbient|Industro-Goth|Jam Band|\
          Krautrock|Leftfield|Lounge|Math Rock|New Romantic|Nu-Breakz|Post-Punk|Post-Rock|\
          Psytrance|Shoegaze|Space Rock|Trop Rock|World Music|Neoclassical|Audiobook|\
          Audio Theatre|Neue Deutsche Welle|Podcast|Indie Rock|G-Funk|Dubstep|Garage Rock|\
          Psybient"""
              .split("\\|"));

  private GenreNumbers() {}

  /** The name of a number counted from 0; empty when it has none. */
  public static Optional<String> nameOf(long number) {
    return number < 0 || number >= NAMES.size()
        ? Optional.empty()
        : Optional.of(NAMES.get((int) number));
  }

  /** The number of a name, in whatever case; empty when it has none. */
  public static Optional<Integer> numberOf(String name) {
    for (int number = 0; number < NAMES.size(); number++) {
      if (NAMES.get(number).equalsIgnoreCase(name)) {
        return Optional.of(number);
      }
    }
    return Optional.empty();
  }
}
