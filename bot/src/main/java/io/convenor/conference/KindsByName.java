package io.convenor.conference;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.ConverterBuilder;
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
		List<GenericConverter> both = Stream.concat(kinds(kinds).inTables(), decisions(kinds).inTables()).toList();
		return JdbcCustomConversions.create(dialect, (conversions) -> conversions.registerConverters(both));
	}

	@Bean
	JacksonModule kindsAsJson(Kinds kinds) {
		return kinds(kinds).inJson();
	}

	private static ByName<Kind> kinds(Kinds kinds) {
		return new ByName<>(Kind.class, Kind::name, kinds::named);
	}

	private static ByName<Decision> decisions(Kinds kinds) {
		return new ByName<>(Decision.class, Decision::id, kinds::decision);
	}

	/** Something that is written as its name, and found again by it. */
	private record ByName<T>(Class<T> type, Function<T, String> name, Function<String, T> named) {

		Stream<GenericConverter> inTables() {
			return ConverterBuilder.reading(String.class, this.type, this.named)
				.andWriting(this.name)
				.getConverters()
				.stream();
		}

		JacksonModule inJson() {
			return new SimpleModule(this.type.getSimpleName()).addSerializer(this.type, new ValueSerializer<T>() {

				@Override
				public void serialize(T value, JsonGenerator json, SerializationContext context) {
					json.writeString(ByName.this.name.apply(value));
				}

			}).addDeserializer(this.type, new ValueDeserializer<T>() {

				@Override
				public T deserialize(JsonParser json, DeserializationContext context) {
					return ByName.this.named.apply(json.getString());
				}

			});
		}

	}

}
