package io.foretide.bench.ladder;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** How far a rung that runs in this process is. */
@FunctionalInterface
interface RungProgress {
  /** Records that were read until now. */
  long read();

  /** What Kafka's consumers of this process count of a topic. */
  static RungProgress ofConsumers(String topic) {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    ObjectName consumers = consumers(topic);
    return () ->
        beans.queryNames(consumers, null).stream()
            .mapToLong(consumer -> consumed(beans, consumer))
            .sum();
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
      // It begins or ends just now.
      return 0;
    }
  }
}
