package org.cratetag.decision;

import org.cratetag.dsp.tonal.MusicalKey;

/** How a musical key is written into tags. */
public enum KeyNotation {
  /** Am, F#, Bb: what ID3v2 asks for, and what rekordbox, Serato and Traktor read. */
  MUSICAL,
  /** 8A, 2B, 6B: Mixed In Key's wheel. */
  CAMELOT,
  /** 1m, 7d, 11d: Traktor's. */
  OPEN_KEY;

  /** The key in this notation; a name that is no key stays as it is. */
  public String of(String name) {
    return MusicalKey.find(name)
        .map(
            key ->
                switch (this) {
                  case MUSICAL -> key.name();
                  case CAMELOT -> key.camelot();
                  case OPEN_KEY -> key.openKey();
                })
        .orElse(name);
  }
}
