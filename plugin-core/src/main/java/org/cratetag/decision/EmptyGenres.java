package org.cratetag.decision;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Genres that say nothing: what programs write that know none, in the languages that they speak,
 * and the categories of video sites, which downloaders write. Comedy, a category too, is a genre.
 */
final class EmptyGenres {
  private static final List<String> USUAL =
      List.of(
          // Encoders, rippers and CD data bases.
          "Other",
          "Others",
          "Unknown",
          "Unknown Genre",
          "Genre Unknown",
          "Misc",
          "Miscellaneous",
          "None",
          "No Genre",
          "Genre",
          "Undefined",
          "Unspecified",
          "Unclassified",
          "Uncategorized",
          "Not Set",
          "Not Available",
          "Default",
          "Various",
          "General",
          "Music",
          "Audio",
          "Null",
          "NA",
          "nan",
          "Data",
          // The same in other languages.
          "Unbekannt",
          "Sonstige",
          "Sonstiges",
          "Andere",
          "Verschiedenes",
          "Musik",
          "Inconnu",
          "Genre inconnu",
          "Autre",
          "Autres",
          "Divers",
          "Musique",
          "Desconocido",
          "Otro",
          "Otros",
          "Varios",
          "Desconhecido",
          "Outro",
          "Outros",
          "Sconosciuto",
          "Altro",
          "Vari",
          "Musica",
          "M\u00fasica",
          "Onbekend",
          "Overig",
          "Overige",
          "Muziek",
          "Ok\u00e4nd",
          "\u00d6vrigt",
          "Ukendt",
          "Ukjent",
          "Tuntematon",
          "Muu",
          "Nieznany",
          "Inne",
          "Nezn\u00e1m\u00fd",
          "Ismeretlen",
          "Egy\u00e9b",
          "Bilinmeyen",
          "Di\u011fer",
          "\u041d\u0435\u0438\u0437\u0432\u0435\u0441\u0442\u043d\u043e",
          "\u041d\u0435\u0438\u0437\u0432\u0435\u0441\u0442\u043d\u044b\u0439",
          "\u041d\u0435\u0438\u0437\u0432\u0435\u0441\u0442\u043d\u044b\u0439 \u0436\u0430\u043d\u0440",
          "\u0414\u0440\u0443\u0433\u043e\u0435",
          "\u041f\u0440\u043e\u0447\u0435\u0435",
          "\u041c\u0443\u0437\u044b\u043a\u0430",
          "\u672a\u77e5",
          "\u5176\u4ed6",
          "\u5176\u5b83",
          "\u4e0d\u660e",
          "\u305d\u306e\u4ed6",
          "\uae30\ud0c0",
          // Sites' categories.
          "Entertainment",
          "People & Blogs",
          "Film & Animation",
          "Autos & Vehicles",
          "Pets & Animals",
          "Travel & Events",
          "News & Politics",
          "Howto & Style",
          "Science & Technology",
          "Nonprofits & Activism",
          "Gaming",
          "Education",
          "Sports");

  private final Set<String> names = new HashSet<>();

  /** With further ones. */
  EmptyGenres(Collection<String> more) {
    USUAL.forEach(name -> names.add(key(name)));
    more.forEach(name -> names.add(key(name)));
  }

  /** Whether a text, or all that it is made of, says nothing. */
  boolean contains(String text) {
    String key = key(text);
    return key.isEmpty()
        || names.contains(key)
        || (text.matches(".*[;,|].*")
            && Arrays.stream(text.split("[;,|]")).map(EmptyGenres::key).allMatch(this::isEmptyKey));
  }

  private boolean isEmptyKey(String key) {
    return key.isEmpty() || names.contains(key);
  }

  /**
   * In lower case, without spaces, punctuation and the like. Other signs may be a person's, as an
   * emoji.
   */
  private static String key(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replaceAll("[\\p{P}\\p{Z}\\p{Cc}\\p{Sm}\\p{Sc}\\p{Sk}]", "");
  }
}
