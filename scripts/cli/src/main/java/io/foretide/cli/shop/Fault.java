package io.foretide.cli.shop;

/** What is wrong with a record on purpose. */
public enum Fault {
  /** Nothing. */
  NONE,
  /** It arrives 5 to 15 minutes after its event time. */
  LATE,
  /** The same gauge sample has been sent before. */
  DUPLICATE,
  /** No consumer can accept it: bytes that are no reading, or a reading with impossible values. */
  POISON
}
