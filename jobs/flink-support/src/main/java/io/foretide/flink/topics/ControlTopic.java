package io.foretide.flink.topics;

import io.foretide.model.anomaly.Severity;
import io.foretide.model.anomaly.WatchedDirection;
import io.foretide.model.control.AlertPolicy;
import io.foretide.model.control.Calendar;
import io.foretide.model.control.Control;
import io.foretide.model.control.Feedback;
import io.foretide.model.control.Instruction;
import io.foretide.model.control.Occurrences;
import io.foretide.model.control.Scope;
import io.foretide.model.control.Verdict;
import io.foretide.schemas.Direction;

/** The topic {@code control}: what people tell the running jobs, compacted by its name. */
public final class ControlTopic {
  /** The contract. Records have no event time: they hold from when they are read. */
  public static final Topic<Control, io.foretide.schemas.Control> TOPIC =
      Topic.keyedByText(
          "control",
          Control.class,
          io.foretide.schemas.Control::getClassSchema,
          Control::id,
          control -> 0L,
          ControlTopic::toAvro,
          ControlTopic::fromAvro);

  private ControlTopic() {}

  private static io.foretide.schemas.Control toAvro(Control control) {
    return new io.foretide.schemas.Control(
        control.id(),
        control.version(),
        control.author(),
        control.scope().tenant(),
        control.scope().service(),
        control.scope().operation(),
        control.scope().signal(),
        instruction(control.instruction()));
  }

  private static Object instruction(Instruction instruction) {
    if (instruction instanceof AlertPolicy policy) {
      return toAvro(policy);
    }
    return instruction instanceof Calendar calendar
        ? toAvro(calendar)
        : toAvro((Feedback) instruction);
  }

  private static io.foretide.schemas.AlertPolicy toAvro(AlertPolicy policy) {
    return new io.foretide.schemas.AlertPolicy(
        policy.falseAlarmsPerMonth(),
        policy.direction() == null ? null : Direction.valueOf(policy.direction().name()),
        policy.smallestChange(),
        policy.smallestAmount(),
        policy.pendingMillis(),
        policy.recoveryMillis(),
        policy.warningScore(),
        policy.criticalScore(),
        policy.longAfterMillis(),
        policy.criticalErrorShare(),
        policy.criticalFailedRequests(),
        policy.criticalRemainingShare(),
        policy.highestSeverity() == null
            ? null
            : io.foretide.schemas.Severity.valueOf(policy.highestSeverity().name()),
        policy.owner());
  }

  private static io.foretide.schemas.Calendar toAvro(Calendar calendar) {
    return new io.foretide.schemas.Calendar(
        calendar.occurrences().startMillis(),
        calendar.occurrences().endMillis(),
        calendar.occurrences().recurrence(),
        calendar.occurrences().zone(),
        calendar.suppressAlerts(),
        calendar.suspendLearning(),
        calendar.demandFactor(),
        calendar.weekday(),
        calendar.seasonShiftMillis());
  }

  private static io.foretide.schemas.Feedback toAvro(Feedback feedback) {
    return new io.foretide.schemas.Feedback(
        feedback.alertId(),
        io.foretide.schemas.Verdict.valueOf(feedback.verdict().name()),
        feedback.startedAtMillis(),
        feedback.endedAtMillis() == Feedback.WAS_FIRING ? null : (Long) feedback.endedAtMillis(),
        Direction.valueOf(feedback.side().name()),
        feedback.owner());
  }

  private static Control fromAvro(io.foretide.schemas.Control avro) {
    Scope scope =
        new Scope(avro.getTenant(), avro.getService(), avro.getOperation(), avro.getSignal());
    return new Control(
        avro.getControlId(),
        avro.getVersion(),
        avro.getAuthor(),
        scope,
        instruction(avro.getInstruction()));
  }

  private static Instruction instruction(Object avro) {
    if (avro instanceof io.foretide.schemas.AlertPolicy policy) {
      return fromAvro(policy);
    }
    return avro instanceof io.foretide.schemas.Calendar calendar
        ? fromAvro(calendar)
        : fromAvro((io.foretide.schemas.Feedback) avro);
  }

  private static AlertPolicy fromAvro(io.foretide.schemas.AlertPolicy avro) {
    return new AlertPolicy(
        avro.getFalseAlarmsPerMonth(),
        avro.getDirection() == null ? null : WatchedDirection.valueOf(avro.getDirection().name()),
        avro.getSmallestChange(),
        avro.getSmallestAmount(),
        avro.getPendingMillis(),
        avro.getRecoveryMillis(),
        avro.getWarningScore(),
        avro.getCriticalScore(),
        avro.getLongAfterMillis(),
        avro.getCriticalErrorShare(),
        avro.getCriticalFailedRequests(),
        avro.getCriticalRemainingShare(),
        avro.getHighestSeverity() == null
            ? null
            : Severity.valueOf(avro.getHighestSeverity().name()),
        avro.getOwner());
  }

  private static Calendar fromAvro(io.foretide.schemas.Calendar avro) {
    return new Calendar(
        Occurrences.of(
            avro.getStartMillis(), avro.getEndMillis(), avro.getRecurrence(), avro.getZone()),
        avro.getSuppressAlerts(),
        avro.getSuspendLearning(),
        avro.getDemandFactor(),
        avro.getWeekday(),
        avro.getSeasonShiftMillis());
  }

  private static Feedback fromAvro(io.foretide.schemas.Feedback avro) {
    Long ended = avro.getEndedAtMillis();
    return new Feedback(
        avro.getAlertId(),
        Verdict.valueOf(avro.getVerdict().name()),
        avro.getStartedAtMillis(),
        ended == null ? Feedback.WAS_FIRING : ended,
        WatchedDirection.valueOf(avro.getSide().name()),
        avro.getOwner());
  }
}
