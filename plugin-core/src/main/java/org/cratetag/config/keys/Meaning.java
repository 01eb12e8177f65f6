package org.cratetag.config.keys;

/** What a text in the configuration stands for, which decides what it may be. */
public enum Meaning {
  /** A whole path on this machine. */
  PATH,
  /** A pattern for files and folders. */
  PATTERN,
  /** A model pack. */
  PACK,
  /** A label as it is heard. */
  HEARD_LABEL,
  /** A label as it is to be written. */
  WRITTEN_LABEL,
  /** Another name of a label in files. */
  ALIAS,
  /** A genre that a file may hold. */
  GENRE,
  /** What stands between values that are written as one text. */
  SEPARATOR,
  /** The suffix of an audio format. */
  FORMAT,
  /** The name of a library. */
  LIBRARY,
  /** A cron expression. */
  SCHEDULE,
  /** Hours of the day. */
  HOURS,
  /** The address of a ledger on a server. */
  LEDGER_URL,
  /** The address of a server that is told of changes. */
  SERVER_URL,
  /** An address of this machine, in digits. */
  OWN_ADDRESS,
  /** Words that only the user understands. */
  WORDS
}
