package io.convenor.conference;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** Tables and drafts hold kinds of meeting, and what they can decide, by name. */
@Configuration(proxyBeanMethods = false)
class KindsByName {

	@Bean
	JdbcCustomConversions jdbcCustomConversions(JdbcDialect dialect, Kinds kinds) {
		return JdbcCustomConversions.create(dialect, (conversions) -> conversions
			.registerConverters(new KindNamed(kinds), new NameOfKind(), new DecisionOfId(kinds), new IdOfDecision()));
	}

	/** Drafts hold a kind of meeting by its name. */
	@Bean
	JacksonModule kindsAsJson(Kinds kinds) {
		return new SimpleModule("kinds").addSerializer(Kind.class, new NameOfKindAsJson())
			.addDeserializer(Kind.class, new KindNamedInJson(kinds));
	}

	@ReadingConverter
	private record KindNamed(Kinds kinds) implements Converter<String, Kind> {

		@Override
		public Kind convert(String name) {
			return this.kinds.named(name);
		}

	}

	@WritingConverter
	private record NameOfKind() implements Converter<Kind, String> {

		@Override
		public String convert(Kind kind) {
			return kind.name();
		}

	}

	@ReadingConverter
	private record DecisionOfId(Kinds kinds) implements Converter<String, Decision> {

		@Override
		public Decision convert(String id) {
			return this.kinds.decision(id);
		}

	}

	@WritingConverter
	private record IdOfDecision() implements Converter<Decision, String> {

		@Override
		public String convert(Decision decision) {
			return decision.id();
		}

	}

	private static final class NameOfKindAsJson extends ValueSerializer<Kind> {

		@Override
		public void serialize(Kind kind, JsonGenerator json, SerializationContext context) {
			json.writeString(kind.name());
		}

	}

	private static final class KindNamedInJson extends ValueDeserializer<Kind> {

		private final Kinds kinds;

		private KindNamedInJson(Kinds kinds) {
			this.kinds = kinds;
		}

		@Override
		public Kind deserialize(JsonParser json, DeserializationContext context) {
			return this.kinds.named(json.getString());
		}

	}

}
