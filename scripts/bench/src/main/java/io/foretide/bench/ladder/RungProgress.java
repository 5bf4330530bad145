package io.foretide.bench.ladder;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** How far a rung that runs in this process is. */
@FunctionalInterface
interface RungProgress {
  /** Records that were read until now. */
  long read();

  /**
   * What Kafka's consumers of this process count of a topic from now on. What one had counted stays
   * counted when it has ended.
   */
  static RungProgress ofConsumers(String topic) {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    ObjectName consumers = consumers(topic);
    Map<ObjectName, Long> counted = new HashMap<>();
    return () -> {
      for (ObjectName consumer : beans.queryNames(consumers, null)) {
        counted.merge(consumer, consumed(beans, consumer), Math::max);
      }
      return counted.values().stream().mapToLong(Long::longValue).sum();
    };
  }

  private static ObjectName consumers(String topic) {
    try {
      // Kafka writes dots as underscores here.
      return new ObjectName(
          "kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*,topic="
              + topic.replace('.', '_'));
    } catch (JMException e) {
      throw new IllegalArgumentException("topic '" + topic + "' cannot be asked for", e);
    }
  }

  private static long consumed(MBeanServer beans, ObjectName consumer) {
    try {
      return ((Number) beans.getAttribute(consumer, "records-consumed-total")).longValue();
    } catch (JMException e) {
      // It begins or ends just now: what was seen of it before counts.
      return 0;
    }
  }
}
