package io.foretide.cli.demo;

import io.foretide.cli.feed.ShopRecords;
import io.foretide.cli.report.RunFacts.Fact;
import io.foretide.cli.report.TrueIncident;
import io.foretide.cli.shop.ShopSettings;
import io.foretide.cli.shop.ShopTraffic;
import io.foretide.model.series.ServiceKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The simulated shop, whose incidents are known. */
final class ShopInput implements DemoInput {
  private final ShopTraffic traffic;

  ShopInput(ShopSettings settings) {
    this.traffic = new ShopTraffic(settings);
  }

  @Override
  public String title() {
    return "Foretide on a simulated shop";
  }

  @Override
  public List<Fact> facts() {
    ShopSettings settings = traffic.settings();
    return List.of(
        new Fact("Services", Integer.toString(traffic.services().size())),
        new Fact(
            "Input",
            settings.historyDays()
                + " days of metric samples, then "
                + settings.rawMinutes()
                + " minutes of requests"),
        new Fact("Seed", Long.toString(settings.seed())));
  }

  @Override
  public void forEachRecord(String topic, Consumer<ProducerRecord<byte[], byte[]>> out) {
    traffic.forEach(record -> out.accept(ShopRecords.toSend(topic, record)));
  }

  @Override
  public long expectedRecords() {
    return traffic.truth().expectedRecords();
  }

  @Override
  public long startMillis() {
    return traffic.settings().startMillis();
  }

  @Override
  public long endMillis() {
    return traffic.settings().endMillis();
  }

  @Override
  public long windowMillis() {
    return ShopSettings.WINDOW_MILLIS;
  }

  @Override
  public Map<ServiceKey, Double> replicaCapacity() {
    Map<ServiceKey, Double> capacity = new LinkedHashMap<>();
    traffic
        .truth()
        .replicaCapacity()
        .forEach(
            (service, perSecond) ->
                capacity.put(new ServiceKey(ShopTraffic.TENANT, service), perSecond));
    return capacity;
  }

  /** In the middle of the last incident among single requests: its alerts are in force then. */
  @Override
  public OptionalLong toldAtMillis() {
    return traffic.truth().incidents().stream()
        .filter(incident -> incident.startMillis() >= traffic.settings().rawStartMillis())
        .mapToLong(incident -> (incident.startMillis() + incident.endMillis()) / 2)
        .max();
  }

  @Override
  public Optional<List<TrueIncident>> incidents() {
    return Optional.of(traffic.truth().incidents().stream().map(TrueIncident::of).toList());
  }
}
