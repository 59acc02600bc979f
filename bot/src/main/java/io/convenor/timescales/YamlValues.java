package io.convenor.timescales;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonSetter;
import jakarta.validation.constraints.Max;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** How words, numbers, dates and records of them are written in our files. */
final class YamlValues {

	private static final Pattern YEAR = Pattern.compile("\\b(19|20)\\d\\d\\b");

	/** What is read in numbered paragraphs, by whomever. */
	private static final Pattern LAW = Pattern
		.compile("\\bWorking Together\\b|\\bRegulations? 20\\d\\d\\b|\\bAct 20\\d\\d\\b");

	private static final Pattern PARAGRAPH = Pattern
		.compile("\\b(?:paragraph|paragraphs|section|sections|regulation|regulations|schedule) (?:\\d|not checked\\b)");

	private static final YAMLMapper MAPPER = YAMLMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
		.annotationIntrospector(new MayBeLeftOut())
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.addModule(written())
		.build();

	private YamlValues() {
	}

	static YAMLParser parser(String text) {
		return (YAMLParser) MAPPER.createParser(text);
	}

	static <T> T read(JsonNode node, Class<T> type) {
		return MAPPER.treeToValue(node, type);
	}

	private static SimpleModule written() {
		SimpleModule module = new SimpleModule();
		module.setDeserializers(new WordsOfASet());
		return module.addDeserializer(String.class, new Text())
			.addDeserializer(Integer.class, new WholeNumber(Integer.MAX_VALUE))
			.addDeserializer(int.class, new WholeNumber(Integer.MAX_VALUE))
			.addDeserializer(Boolean.class, new YesOrNo())
			.addDeserializer(boolean.class, new YesOrNo())
			.addDeserializer(LocalDate.class, Written.as(LocalDate.class, YamlValues::date))
			.addDeserializer(ClockName.class, Written.as(ClockName.class, YamlValues::clock))
			.addKeyDeserializer(ClockName.class, new NameOfAClock());
	}

	/** A source without an edition or a year cannot be looked up. */
	static String source(String text) {
		if (!YEAR.matcher(text).find()) {
			throw new IllegalArgumentException("“%s” names no edition: say of which year it is".formatted(text));
		}
		if (LAW.matcher(text).find() && !PARAGRAPH.matcher(text).find()) {
			throw new IllegalArgumentException(
					"“%s” names no paragraph: give the paragraph, section or regulation where it was read, or write “paragraph not checked”"
						.formatted(text));
		}
		return text;
	}

	private static LocalDate date(String text) {
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("“%s” must be a date such as 2026-03-03".formatted(text), ex);
		}
	}

	private static ClockName clock(String text) {
		try {
			return new ClockName(text);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("“%s” is no name of a clock".formatted(text), ex);
		}
	}

	/** What is there and cannot be meant, with the sentence that says so. */
	static final class UnfitException extends MismatchedInputException {

		private static final long serialVersionUID = 1L;

		UnfitException(@Nullable JsonParser parser, String problem) {
			super(parser, problem);
		}

	}

	/** A single value, which is never empty. */
	private abstract static class Written<T> extends StdScalarDeserializer<T> {

		Written(Class<T> type) {
			super(type);
		}

		static <T> Written<T> as(Class<T> type, Function<String, T> reading) {
			return new Written<>(type) {
				@Override
				T of(String text) {
					return reading.apply(text);
				}
			};
		}

		/** Throws an {@link IllegalArgumentException} that says why it cannot be one. */
		abstract T of(String text);

		@Override
		public T deserialize(JsonParser parser, DeserializationContext context) {
			boolean single = parser.hasToken(JsonToken.VALUE_STRING);
			String text = single ? parser.getString().strip() : "";
			if (text.isEmpty()) {
				TokenStreamContext in = single ? parser.streamReadContext() : parser.streamReadContext().getParent();
				throw new UnfitException(parser, in.inArray() ? "every item must be a line of text"
						: single ? "it must not be empty" : "it must be a single value");
			}
			try {
				return of(text);
			}
			catch (IllegalArgumentException ex) {
				throw new UnfitException(parser, String.valueOf(ex.getMessage()));
			}
		}

	}

	private static final class Text extends Written<String> {

		private final boolean source;

		Text() {
			this(false);
		}

		private Text(boolean source) {
			super(String.class);
			this.source = source;
		}

		@Override
		public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
			return new Text(property != null && property.getName().equals("source"));
		}

		@Override
		String of(String text) {
			return this.source ? source(text) : text;
		}

	}

	/** A whole number from 1 to the largest that its component allows. */
	private static final class WholeNumber extends Written<Integer> {

		private final long largest;

		WholeNumber(long largest) {
			super(Integer.class);
			this.largest = largest;
		}

		@Override
		public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
			Max max = (property != null) ? property.getAnnotation(Max.class) : null;
			return (max != null) ? new WholeNumber(max.value()) : this;
		}

		@Override
		Integer of(String text) {
			try {
				int number = Integer.parseInt(text);
				if (number >= 1 && number <= this.largest) {
					return number;
				}
			}
			catch (NumberFormatException ex) {
				// said below, together with a number out of range
			}
			throw new IllegalArgumentException(
					"“%s” must be a whole number from 1 to %d".formatted(text, this.largest));
		}

	}

	/** What is not said is no. */
	private static final class YesOrNo extends Written<Boolean> {

		YesOrNo() {
			super(Boolean.class);
		}

		@Override
		public Object getAbsentValue(DeserializationContext context) {
			return false;
		}

		@Override
		Boolean of(String text) {
			return switch (text) {
				case "yes" -> true;
				case "no" -> false;
				default -> throw new IllegalArgumentException("“%s” must be one of: yes, no".formatted(text));
			};
		}

	}

	/** Constants are written in small letters, with spaces. */
	private static final class WordsOfASet extends SimpleDeserializers {

		private static final long serialVersionUID = 1L;

		@Override
		public ValueDeserializer<?> findEnumDeserializer(JavaType type, DeserializationConfig config,
				BeanDescription.Supplier description) {
			return Written.as(Object.class, (text) -> one(type.getRawClass().getEnumConstants(), text));
		}

		private static Object one(Object[] all, String text) {
			return Arrays.stream(all)
				.filter((each) -> inFile(each).equals(text))
				.findFirst()
				.orElseThrow(() -> new IllegalArgumentException("“%s” must be one of: %s".formatted(text,
						Arrays.stream(all).map(WordsOfASet::inFile).collect(Collectors.joining(", ")))));
		}

		private static String inFile(Object constant) {
			return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', ' ');
		}

	}

	/** A clock as a key, under which its rule stands. */
	private static final class NameOfAClock extends KeyDeserializer {

		@Override
		public Object deserializeKey(String key, DeserializationContext context) {
			try {
				return clock(key);
			}
			catch (IllegalArgumentException ex) {
				UnfitException unfit = new UnfitException(context.getParser(), String.valueOf(ex.getMessage()));
				unfit.prependPath(ClockName.class, key);
				throw unfit;
			}
		}

	}

	/**
	 * Every component of a record has its key in the file, but for what is nullable or
	 * optional, for what is empty where nothing is said, and for a yes.
	 */
	private static final class MayBeLeftOut extends JacksonAnnotationIntrospector {

		private static final long serialVersionUID = 1L;

		@Override
		public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
			if (member instanceof AnnotatedParameter component
					&& component.getOwner().getAnnotated() instanceof Constructor<?> constructor) {
				AnnotatedType type = constructor.getAnnotatedParameterTypes()[component.getIndex()];
				return !type.isAnnotationPresent(Nullable.class) && !component.hasAnnotation(JsonSetter.class)
						&& component.getRawType() != boolean.class && component.getRawType() != Optional.class;
			}
			return null;
		}

	}

}
