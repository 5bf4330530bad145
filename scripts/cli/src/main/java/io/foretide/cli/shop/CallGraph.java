package io.foretide.cli.shop;

import io.foretide.cli.shop.ShopService.Call;
import io.foretide.cli.shop.ShopService.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * The services of the shop and who calls whom: ten, and two more in the eventful shop. A caller
 * always stands before those it calls.
 *
 * <pre>
 * visitors -> gateway -+-> catalog ------------------> inventory
 *                      +-> search                       ^   ^
 *                      +-> recommendation               |   |
 *                      +-> cart ------------------------+   |
 *                      +-> accounts                         |
 *                      +-> checkout -+----------------------+
 *                                    +-> payment
 *                                    +-> shipping (sparse: about 3 requests a minute)
 *
 * eventful:  catalog, cart ------> pricing
 *            accounts, checkout -> notification (handed over: callers hardly wait for it)
 * </pre>
 */
final class CallGraph {
  /** What a caller shows of a service for which it does not wait. */
  private static final double HANDED_OVER = 0.005;

  private static final List<ShopService> EVERYDAY =
      List.of(
          service("gateway", 6, 70, 0.002, operations("GET /", 0.6, "GET /api", 0.4)),
          service(
              "catalog",
              3,
              35,
              0.0015,
              operations("GET /products", 0.75, "GET /products/{id}/related", 0.25),
              new Call("gateway", 0.45)),
          service(
              "search", 1.6, 80, 0.003, operations("GET /search", 1), new Call("gateway", 0.25)),
          service(
              "recommendation",
              2.5,
              45,
              0.004,
              operations("GET /similar", 0.7, "GET /for-you", 0.3),
              new Call("gateway", 0.35)),
          service(
              "cart",
              1.2,
              25,
              0.001,
              operations("GET /cart", 0.6, "POST /cart/items", 0.3, "DELETE /cart/items", 0.1),
              new Call("gateway", 0.15)),
          service(
              "accounts",
              1,
              30,
              0.002,
              operations("GET /me", 0.8, "POST /login", 0.2),
              new Call("gateway", 0.12)),
          service(
              "checkout",
              0.6,
              160,
              0.004,
              operations("GET /quote", 0.6, "POST /orders", 0.4),
              new Call("gateway", 0.08)),
          service(
              "payment",
              0.7,
              110,
              0.005,
              operations("POST /authorize", 0.9, "POST /refund", 0.1),
              new Call("checkout", 1)),
          service(
              "inventory",
              2,
              15,
              0.001,
              operations("GET /stock", 0.8, "POST /reserve", 0.2),
              new Call("catalog", 0.3),
              new Call("cart", 0.3),
              new Call("checkout", 1)),
          service(
              "shipping",
              0.5,
              240,
              0.003,
              operations("POST /labels", 1),
              new Call("checkout", 0.042)));

  private static final List<ShopService> MORE =
      List.of(
          service(
              "pricing",
              2.5,
              20,
              0.001,
              operations("GET /prices", 0.8, "GET /discounts", 0.2),
              new Call("catalog", 0.5),
              new Call("cart", 0.4)),
          service(
              "notification",
              1.5,
              60,
              0.002,
              operations("POST /mails", 0.6, "POST /pushes", 0.4),
              new Call("accounts", 1, HANDED_OVER),
              new Call("checkout", 1, HANDED_OVER)));

  private final List<ShopService> services;
  private final int[][] callers;

  CallGraph(ShopStory story) {
    services = new ArrayList<>(EVERYDAY);
    if (story == ShopStory.EVENTFUL) {
      services.addAll(MORE);
    }
    callers = new int[services.size()][];
    for (int i = 0; i < callers.length; i++) {
      callers[i] =
          services.get(i).calls().stream().mapToInt(call -> index(call.caller())).toArray();
    }
  }

  List<ShopService> services() {
    return services;
  }

  int size() {
    return services.size();
  }

  /**
   * Positions of the services that call the service at {@code index}, in the order of its calls.
   */
  int[] callers(int index) {
    return callers[index];
  }

  /** Position of a service. */
  int index(String name) {
    for (int i = 0; i < services.size(); i++) {
      if (services.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("the shop has no service '" + name + "'");
  }

  private static ShopService service(
      String name,
      double replicaCapacity,
      double medianMillis,
      double errorShare,
      List<Operation> operations,
      Call... calls) {
    return new ShopService(
        name, operations, List.of(calls), replicaCapacity, medianMillis, errorShare);
  }

  private static List<Operation> operations(String name, double share) {
    return List.of(new Operation(name, share));
  }

  private static List<Operation> operations(
      String first, double firstShare, String second, double secondShare) {
    return List.of(new Operation(first, firstShare), new Operation(second, secondShare));
  }

  private static List<Operation> operations(
      String first,
      double firstShare,
      String second,
      double secondShare,
      String third,
      double thirdShare) {
    return List.of(
        new Operation(first, firstShare),
        new Operation(second, secondShare),
        new Operation(third, thirdShare));
  }
}
