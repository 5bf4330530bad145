package io.foretide.it;

import java.util.ArrayList;
import java.util.List;

/** Arguments of the jobs over the {@link SmallShop}, which they read to its end. */
final class ShopJobs {
  static final List<String> WIDTH = List.of("--windows.width", "5 min");
  static final List<String> CAPACITY =
      List.of(
          "--scaling.replica-capacity",
          SmallShop.TENANT + "/checkout:2," + SmallShop.TENANT + "/catalog:2.5");

  /** Nobody is found silent before all that the job before has written is read. */
  private static final List<String> AFTER_THE_END = List.of("--kafka.max-out-of-orderness", "30 d");

  private ShopJobs() {}

  static String[] foretide(TestBroker broker, String prefix) {
    return bounded(broker, prefix, WIDTH, CAPACITY);
  }

  static String[] windows(TestBroker broker, String prefix) {
    return bounded(broker, prefix, WIDTH);
  }

  static String[] baseline(TestBroker broker, String prefix) {
    return bounded(broker, prefix, WIDTH, AFTER_THE_END);
  }

  static String[] alerts(TestBroker broker, String prefix) {
    return bounded(broker, prefix, WIDTH, AFTER_THE_END);
  }

  static String[] scaling(TestBroker broker, String prefix) {
    return bounded(broker, prefix, WIDTH, CAPACITY, AFTER_THE_END);
  }

  @SafeVarargs
  private static String[] bounded(TestBroker broker, String prefix, List<String>... further) {
    List<String> arguments = new ArrayList<>(broker.arguments(prefix));
    arguments.addAll(List.of("--kafka.bounded", "true"));
    for (List<String> more : further) {
      arguments.addAll(more);
    }
    return arguments.toArray(String[]::new);
  }
}
