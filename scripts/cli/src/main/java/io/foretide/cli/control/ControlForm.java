package io.foretide.cli.control;

import static io.foretide.cli.control.ValueForm.TEXT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foretide.model.control.AlertPolicy;
import io.foretide.model.control.Calendar;
import io.foretide.model.control.Control;
import io.foretide.model.control.Feedback;
import io.foretide.model.control.Instruction;
import io.foretide.model.control.Scope;

/** What people tell the jobs as a document: what all kinds of it have in common. */
final class ControlForm {
  private static final ValueForm<Kind> KIND = ValueForm.oneOf(Kind.class);
  private static final String ANY = "*";
  private static final long NO_VERSION = 1;
  private static final String NOBODY = "";

  private ControlForm() {}

  /** What can be told. */
  enum Kind {
    POLICY,
    CALENDAR,
    FEEDBACK;

    static Kind of(Control control) {
      Instruction instruction = control.instruction();
      if (instruction instanceof Feedback) {
        return FEEDBACK;
      }
      return instruction instanceof Calendar ? CALENDAR : POLICY;
    }

    @Override
    public String toString() {
      return ValueForm.name(this);
    }
  }

  /**
   * What a document tells; version and author are not its business.
   *
   * @throws IllegalArgumentException when anything in it is not allowed
   */
  static Control read(ObjectNode document) {
    return FilledSheet.read(document, ControlForm::control);
  }

  /** What was told as a document, without version and author. */
  static ObjectNode write(Control control) {
    return WrittenSheet.of(control, ControlForm::control);
  }

  private static Control control(Sheet<Control> sheet) {
    Kind kind = sheet.required("kind", "kind", KIND, Kind::of);
    String id = sheet.required("id", "controlId", TEXT, Control::id);
    Scope scope = scope(sheet.below("scope", Control::scope));
    return new Control(id, NO_VERSION, NOBODY, scope, instruction(kind, sheet));
  }

  private static Scope scope(Sheet<Scope> sheet) {
    return new Scope(
        sheet.value("tenant", "tenant", TEXT, Scope::tenant, ANY),
        sheet.value("service", "service", TEXT, Scope::service, ANY),
        sheet.value("operation", "operation", TEXT, Scope::operation, ANY),
        sheet.value("signal", "signal", TEXT, Scope::signal, ANY));
  }

  private static Instruction instruction(Kind kind, Sheet<Control> sheet) {
    return switch (kind) {
      case POLICY -> PolicyForm.policy(sheet.as(told -> (AlertPolicy) told.instruction()));
      case CALENDAR -> CalendarForm.calendar(sheet.as(told -> (Calendar) told.instruction()));
      case FEEDBACK -> FeedbackForm.feedback(sheet.as(told -> (Feedback) told.instruction()));
    };
  }
}
