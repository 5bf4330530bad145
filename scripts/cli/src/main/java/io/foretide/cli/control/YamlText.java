package io.foretide.cli.control;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.io.Serial;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * YAML that may come from anybody: of at most a million characters, nested at most ten deep, and
 * without aliases, which nothing here needs: what is bound to grow cannot, and a pattern whose
 * quotes were forgotten is not taken for one. A key stands once.
 */
final class YamlText {
  private static final int LONGEST = 1_000_000;
  private static final int DEEPEST = 10;
  private static final String QUOTES = "in quotes where a text begins with *";
  private static final YAMLMapper MAPPER = new YAMLMapper(factory());

  private YamlText() {}

  /**
   * Hands out the documents of a text.
   *
   * @throws IllegalArgumentException when it cannot be read on
   */
  static void read(String text, Consumer<JsonNode> documents) {
    try (JsonParser parser = new WithoutAliases(MAPPER.getFactory().createParser(text))) {
      while (parser.nextToken() != null) {
        documents.accept(MAPPER.readTree(parser));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(why(e), e);
    }
  }

  /** A document as text. */
  static String of(JsonNode document) {
    try {
      return MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static YAMLFactory factory() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(LONGEST);
    return YAMLFactory.builder()
        .loaderOptions(limits)
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
        .disable(YAMLGenerator.Feature.SPLIT_LINES)
        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
        .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
        .stringQuotingChecker(new Quoting())
        .build();
  }

  private static String why(IOException e) {
    if (e.getCause() instanceof MarkedYAMLException wrong) {
      String problem = wrong.getProblem();
      String place = "line " + (wrong.getProblemMark().getLine() + 1) + ": ";
      return String.valueOf(wrong.getContext()).contains("alias")
          ? place + problem + ", allowed: YAML without aliases, " + QUOTES
          : place + problem;
    }
    if (e instanceof JsonProcessingException wrong) {
      String place =
          wrong.getLocation() == null ? "" : "line " + wrong.getLocation().getLineNr() + ": ";
      return place + wrong.getOriginalMessage();
    }
    return e.getMessage();
  }

  /** Jackson takes an alias for its own name. */
  private static final class WithoutAliases extends JsonParserDelegate {
    private final YAMLParser yaml;

    WithoutAliases(YAMLParser yaml) {
      super(yaml);
      this.yaml = yaml;
    }

    @Override
    public JsonToken nextToken() throws IOException {
      JsonToken token = super.nextToken();
      if (yaml.isCurrentAlias()) {
        throw new IllegalArgumentException(
            "line %d: *%s is an alias, allowed: YAML without aliases, %s"
                .formatted(yaml.currentLocation().getLineNr(), yaml.getText(), QUOTES));
      }
      return token;
    }
  }

  /** Leaves quotes out only where no reader of YAML could take the text for anything else. */
  private static final class Quoting extends StringQuotingChecker.Default {
    @Serial private static final long serialVersionUID = 1L;
    private static final Pattern PLAIN =
        Pattern.compile(
            "[A-Za-z]([\\w ./%*+=;,@-]*[\\w./%*+=;,@-])?" // names and patterns
                + "|-?\\d+ [a-z]+|[\\d.]+%" // durations and shares
                + "|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(Z|[+-][\\d:]+)?"); // times

    @Override
    public boolean needToQuoteValue(String value) {
      return !PLAIN.matcher(value).matches() || isReservedKeyword(value);
    }
  }
}
