package io.foretide.serving.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foretide.model.lead.LeadSkill;
import io.foretide.model.scaling.Recommendation;
import io.foretide.serving.Freshness;
import io.foretide.serving.Standing;
import java.time.Instant;

/** A workload's newest recommendation as JSON; a number that is not known is null. */
final class RecommendationJson {
  private RecommendationJson() {}

  static ObjectNode of(Standing standing) {
    Recommendation newest = standing.newest().orElseThrow();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("recommendationId", newest.recommendationId());
    node.put("tenant", newest.workload().tenant());
    node.put("service", newest.workload().service());
    node.put("decidedAt", Instant.ofEpochMilli(newest.decidedAtMillis()).toString());
    node.put("effectiveAt", Instant.ofEpochMilli(newest.effectiveAtMillis()).toString());
    node.put("mode", newest.mode().name());
    putFinite(node, "scaleTo", newest.scaleTo());
    node.put("replicas", newest.replicas());
    node.put("forecastReplicas", newest.forecastReplicas());
    node.put("reactiveReplicas", newest.reactiveReplicas());
    putFinite(node, "readyReplicas", newest.readyReplicas());
    putFinite(node, "wantedReplicas", newest.wantedReplicas());
    putFinite(node, "capacityPerReplica", newest.capacityPerReplica());
    putFinite(node, "demandMedian", newest.demandMedian());
    putFinite(node, "demandQuantile", newest.demandQuantile());
    putFinite(node, "currentDemand", newest.currentDemand());
    putFinite(node, "quantile", newest.quantile());
    node.put("decidedBy", newest.decidedBy().name());
    ArrayNode limits = node.putArray("limits");
    newest.limits().forEach(limit -> limits.add(limit.name()));
    node.put("reason", newest.reason());
    putSkill(node.putObject("skill"), newest.skill());
    node.put("trust", newest.trust().name());
    node.put("ageSeconds", standing.age().toSeconds());
    node.put("stale", standing.freshness() == Freshness.STALE);
    return node;
  }

  private static void putSkill(ObjectNode node, LeadSkill skill) {
    putFinite(node, "loss", skill.loss());
    putFinite(node, "reactiveLoss", skill.reactiveLoss());
    putFinite(node, "naiveLoss", skill.naiveLoss());
    putFinite(node, "violation", skill.violation());
    node.put("followsDemand", skill.followsDemand());
  }

  private static void putFinite(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}
