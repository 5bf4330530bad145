package io.foretide.flink.topics;

import io.foretide.model.episode.ServiceCall;
import io.foretide.model.series.SeriesKey;

/** The topic {@code service-calls}: which services call which, compacted by the call. */
public final class CallsTopic {
  /** The contract. */
  public static final Topic<ServiceCall, io.foretide.schemas.ServiceCall> TOPIC =
      Topic.keyedByText(
          "service-calls",
          ServiceCall.class,
          io.foretide.schemas.ServiceCall::getClassSchema,
          call -> new SeriesKey(call.tenant(), call.caller(), call.callee(), "calls").id(),
          ServiceCall::seenAtMillis,
          CallsTopic::toAvro,
          CallsTopic::fromAvro);

  private CallsTopic() {}

  private static io.foretide.schemas.ServiceCall toAvro(ServiceCall call) {
    return new io.foretide.schemas.ServiceCall(
        call.tenant(), call.caller(), call.callee(), call.seenAtMillis());
  }

  private static ServiceCall fromAvro(io.foretide.schemas.ServiceCall avro) {
    return new ServiceCall(
        avro.getTenant(), avro.getCaller(), avro.getCallee(), avro.getSeenAtMillis());
  }
}
