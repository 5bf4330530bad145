package io.foretide.flink.control;

import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.AvroCodec.UndecodableException;
import io.foretide.flink.topics.ControlTopic;
import io.foretide.model.control.Control;
import io.foretide.model.control.ControlBook;
import io.foretide.model.control.Feedback;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.MetricGroup;

/**
 * What people have told an operator: the broadcast state holds the records, the book what they say.
 *
 * <p>Metrics: {@code numControlsInForce}, and for each policy and calendar {@code
 * control.ID.controlVersion}, 0 once it is withdrawn.
 *
 * @param <V> how the operator looks at the book
 */
public final class AppliedControls<V> {
  /** The broadcast state: the Avro record in force of each id. */
  public static final MapStateDescriptor<String, byte[]> STATE =
      new MapStateDescriptor<>(
          "controls", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  private final ControlBook book = new ControlBook();
  private final V view;
  private final AvroCodec<io.foretide.schemas.Control> codec = ControlTopic.TOPIC.codec();
  private final MetricGroup metrics;
  private final Set<String> measured = new HashSet<>();
  private boolean loaded;

  /**
   * Nothing is told yet.
   *
   * @param view makes a view of the book, which follows its changes
   */
  public AppliedControls(MetricGroup metrics, Function<ControlBook, V> view) {
    this.metrics = metrics;
    this.view = view.apply(book);
    metrics.gauge("numControlsInForce", () -> book.inForce().size());
  }

  /**
   * What is in force; the same view at each call.
   *
   * @param state what was restored, which is read once
   */
  public V in(ReadOnlyBroadcastState<String, byte[]> state) throws Exception {
    if (!loaded) {
      loaded = true;
      for (Map.Entry<String, byte[]> entry : state.immutableEntries()) {
        put(entry.getValue());
      }
    }
    return view;
  }

  /** Takes what somebody has told. */
  public void take(ControlUpdate update, BroadcastState<String, byte[]> state) throws Exception {
    var unused = in(state);
    if (update.record() == null) {
      book.withdraw(update.controlId());
      state.remove(update.controlId());
    } else if (put(update.record())) {
      state.put(update.controlId(), update.record());
    }
  }

  private boolean put(byte[] record) throws UndecodableException {
    Control control = ControlTopic.TOPIC.fromAvro().apply(codec.decode(record));
    if (!(control.instruction() instanceof Feedback) && measured.add(control.id())) {
      metrics
          .addGroup("control", control.id())
          .gauge("controlVersion", () -> book.versionOf(control.id()));
    }
    return book.put(control);
  }
}
