package io.foretide.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * One answer.
 *
 * @param status HTTP status
 * @param contentType media type of the body
 * @param body the content
 */
record HttpAnswer(int status, String contentType, String body) {

  static HttpAnswer json(JsonNode content) {
    return new HttpAnswer(200, "application/json", content.toString());
  }

  /** What is wrong, as JSON. */
  static HttpAnswer error(int status, String message) {
    JsonNode content = JsonNodeFactory.instance.objectNode().put("error", message);
    return new HttpAnswer(status, "application/json", content.toString());
  }

  static HttpAnswer text(int status, String body) {
    return new HttpAnswer(status, "text/plain; charset=utf-8", body);
  }
}
