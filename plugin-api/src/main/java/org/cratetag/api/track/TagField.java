package org.cratetag.api.track;

/** The tag fields that Cratetag reads and writes, whatever each format calls them. */
public enum TagField {
  /** TCON, GENRE, ©gen. */
  GENRE,
  /** TXXX:STYLE, STYLE, freeform STYLE. */
  STYLE,
  /** GRP1, GROUPING, ©grp. */
  GROUPING,
  /** TBPM, BPM, tmpo. */
  BPM,
  /** TXXX:CRATETAG, CRATETAG, freeform CRATETAG: what Cratetag wrote, and how sure it was. */
  CRATETAG,
  /** TKEY, INITIALKEY, freeform initialkey: the musical key. */
  KEY,
  /** TXXX:EnergyLevel, ENERGYLEVEL, freeform ENERGYLEVEL: how driving it is, from 1 to 10. */
  ENERGY
}
