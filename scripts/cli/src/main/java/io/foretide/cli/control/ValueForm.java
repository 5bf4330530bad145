package io.foretide.cli.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.foretide.cli.DurationText;
import io.foretide.cli.ShareText;
import io.foretide.cli.ZoneText;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;

/**
 * How a kind of value is written.
 *
 * @param allowed what may be written, for messages
 * @param read the value; null when it is none
 * @param write how it is written
 * @param inWords the numbers of a message of the model, as they are written
 */
record ValueForm<V>(
    String allowed,
    Function<JsonNode, V> read,
    Function<V, JsonNode> write,
    UnaryOperator<String> inWords) {
  private static final double WHOLE = 1e15;
  private static final Pattern NUMBER = Pattern.compile("-?\\d+");

  /** A name or a pattern. */
  static final ValueForm<String> TEXT =
      new ValueForm<>(
          "a text, in quotes where it looks like a number, or like yes or no",
          node -> node.isTextual() ? node.textValue() : null,
          TextNode::valueOf,
          UnaryOperator.identity());

  /** A finite number. */
  static final ValueForm<Double> NUMERIC =
      new ValueForm<>("a number", ValueForm::number, ValueForm::shortest, UnaryOperator.identity());

  /** A part of a whole. */
  static final ValueForm<Double> SHARE =
      new ValueForm<>(
          "a number such as 0.25, or 25%",
          node -> isPercentage(node) ? converted(new ShareText(), node) : number(node),
          share -> TextNode.valueOf(percentage(share)),
          UnaryOperator.identity());

  /** A length of time in milliseconds. */
  static final ValueForm<Long> DURATION =
      new ValueForm<>(
          "a number with its unit, such as '15 min', '90 s' or '1 h'",
          node -> millis(node.asText()),
          millis -> TextNode.valueOf(duration(millis)),
          ValueForm::durationsInWords);

  /** The same, or backwards. */
  static final ValueForm<Long> SHIFT =
      new ValueForm<>(
          "a number with its unit, such as '1 h', or '-1 h' for earlier",
          node -> shift(node.asText().strip()),
          millis -> TextNode.valueOf(duration(millis)),
          ValueForm::durationsInWords);

  /** Yes or no. */
  static final ValueForm<Boolean> FLAG =
      new ValueForm<>(
          "true or false",
          node -> node.isBoolean() ? node.booleanValue() : null,
          BooleanNode::valueOf,
          UnaryOperator.identity());

  /** A time zone. */
  static final ValueForm<String> ZONE =
      new ValueForm<>(
          "a zone of IANA, such as Europe/Berlin",
          node -> {
            var zone = node.isTextual() ? converted(new ZoneText(), node) : null;
            return zone == null ? null : zone.getId();
          },
          TextNode::valueOf,
          UnaryOperator.identity());

  /** One of several names, in small letters with hyphens. */
  static <E extends Enum<E>> ValueForm<E> oneOf(Class<E> type) {
    E[] constants = type.getEnumConstants();
    return new ValueForm<>(
        Arrays.stream(constants).map(ValueForm::name).collect(Collectors.joining(", ")),
        node ->
            Arrays.stream(constants)
                .filter(constant -> node.isTextual() && name(constant).equals(node.textValue()))
                .findAny()
                .orElse(null),
        constant -> TextNode.valueOf(name(constant)),
        UnaryOperator.identity());
  }

  /** The same value, held otherwise by the model. */
  <W> ValueForm<W> as(Function<V, W> to, Function<W, V> from) {
    return new ValueForm<>(
        allowed,
        node -> {
          V value = read.apply(node);
          return value == null ? null : to.apply(value);
        },
        value -> write.apply(from.apply(value)),
        inWords);
  }

  /** How an enum's constant is written. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Double number(JsonNode node) {
    return node.isNumber() && Double.isFinite(node.doubleValue()) ? node.doubleValue() : null;
  }

  private static JsonNode shortest(double number) {
    return number == Math.rint(number) && Math.abs(number) < WHOLE
        ? LongNode.valueOf((long) number)
        : DoubleNode.valueOf(number);
  }

  private static boolean isPercentage(JsonNode node) {
    return node.isTextual() && node.textValue().endsWith("%");
  }

  private static String percentage(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
  }

  private static Long millis(String text) {
    var duration = converted(new DurationText(), TextNode.valueOf(text));
    return duration == null ? null : (Long) duration.toMillis();
  }

  private static Long shift(String text) {
    boolean earlier = text.startsWith("-");
    Long millis = millis(earlier ? text.substring(1) : text);
    return millis == null || !earlier ? millis : (Long) (-millis);
  }

  private static String duration(long millis) {
    return (millis < 0 ? "-" : "") + DurationText.shortest(Math.abs(millis));
  }

  private static String durationsInWords(String message) {
    return NUMBER.matcher(message).replaceAll(n -> duration(Long.parseLong(n.group())));
  }

  /** What an option would take the text for; null when it would be refused. */
  private static <V> V converted(ITypeConverter<V> converter, JsonNode node) {
    try {
      return converter.convert(node.asText());
    } catch (Exception e) {
      return null;
    }
  }
}
