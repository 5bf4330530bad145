package io.foretide.cli.alerts;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Keeps what is said. */
final class StringTalk {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  Talk talk() {
    return new Talk(new PrintWriter(out), new PrintWriter(err));
  }

  String err() {
    return err.toString();
  }
}
