package io.foretide.cli.alerts;

import java.io.PrintWriter;

/**
 * How the command speaks.
 *
 * @param out standard output
 * @param err standard error
 */
record Talk(PrintWriter out, PrintWriter err) {

  /** Says something on standard output. */
  void say(String text) {
    out.println(text);
    out.flush();
  }

  /** Says on standard error what a reader of the output must know besides. */
  void note(String text) {
    err.println("foretide: " + text);
    err.flush();
  }

  /** Says where a record stands that cannot be read. */
  void unreadable(String record) {
    note("cannot read " + record);
  }
}
