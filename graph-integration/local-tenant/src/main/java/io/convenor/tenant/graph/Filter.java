package io.convenor.tenant.graph;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

import io.convenor.tenant.world.Refused;

/**
 * Reads the part of OData's $filter that Outlook and the directory take: comparisons,
 * startswith, endswith, contains, any, and, or, not, brackets.
 */
final class Filter {

	private static final Pattern TOKEN = Pattern
		.compile("\\s*('(?:[^']|'')*'|[(),:]|[A-Za-z0-9_.@/$+:-]*[A-Za-z0-9_.@$]|\\S)");

	private final String text;

	private final List<String> tokens = new ArrayList<>();

	private int at;

	private Filter(String text) {
		this.text = text;
		Matcher matcher = TOKEN.matcher(text);
		while (matcher.find()) {
			split(matcher.group(1));
		}
	}

	/**
	 * What the filter lets through.
	 */
	static Predicate<JsonObject> of(String text) {
		Filter filter = new Filter(text);
		Condition condition = filter.or();
		if (filter.at < filter.tokens.size()) {
			throw filter.invalid();
		}
		return (object) -> condition.holds(Map.of("", object));
	}

	/** A lambda's variable is followed by a colon: {@code any(ep:ep/id eq 'x')}. */
	private void split(String token) {
		int colon = token.indexOf(':');
		if (token.startsWith("'") || colon <= 0 || !Character.isLetter(token.charAt(0))) {
			this.tokens.add(token);
			return;
		}
		this.tokens.add(token.substring(0, colon));
		this.tokens.add(":");
		if (colon + 1 < token.length()) {
			this.tokens.add(token.substring(colon + 1));
		}
	}

	private Condition or() {
		Condition left = and();
		while (accept("or")) {
			Condition one = left;
			Condition other = and();
			left = (scope) -> one.holds(scope) || other.holds(scope);
		}
		return left;
	}

	private Condition and() {
		Condition left = unary();
		while (accept("and")) {
			Condition one = left;
			Condition other = unary();
			left = (scope) -> one.holds(scope) && other.holds(scope);
		}
		return left;
	}

	private Condition unary() {
		if (accept("not")) {
			Condition inner = unary();
			return (scope) -> !inner.holds(scope);
		}
		if (accept("(")) {
			Condition inner = or();
			expect(")");
			return inner;
		}
		String name = next();
		if (peekIs("(")) {
			return call(name);
		}
		return comparison(name);
	}

	private Condition call(String name) {
		expect("(");
		if (name.toLowerCase(Locale.ROOT).endsWith("/any")) {
			return any(name.substring(0, name.length() - "/any".length()));
		}
		Operand one = operand(next());
		expect(",");
		Operand other = operand(next());
		expect(")");
		return switch (name.toLowerCase(Locale.ROOT)) {
			case "startswith" -> (scope) -> lower(one, scope).startsWith(lower(other, scope));
			case "endswith" -> (scope) -> lower(one, scope).endsWith(lower(other, scope));
			case "contains" -> (scope) -> lower(one, scope).contains(lower(other, scope));
			default -> throw invalid();
		};
	}

	private Condition any(String collection) {
		String variable = next();
		expect(":");
		Condition inner = or();
		expect(")");
		Operand items = operand(collection);
		return (scope) -> {
			JsonElement value = items.in(scope);
			if (value == null || !value.isJsonArray()) {
				return false;
			}
			return value.getAsJsonArray()
				.asList()
				.stream()
				.anyMatch((item) -> inner.holds(Map.of("", scope.getOrDefault("", item), variable, item)));
		};
	}

	private Condition comparison(String name) {
		Operand one = operand(name);
		String operator = next().toLowerCase(Locale.ROOT);
		Operand other = operand(next());
		Predicate<Integer> wanted = switch (operator) {
			case "eq" -> (order) -> order == 0;
			case "ne" -> (order) -> order != 0;
			case "ge" -> (order) -> order >= 0;
			case "gt" -> (order) -> order > 0;
			case "le" -> (order) -> order <= 0;
			case "lt" -> (order) -> order < 0;
			default -> throw invalid();
		};
		return (scope) -> {
			String left = text(one, scope);
			String right = text(other, scope);
			if (left == null || right == null) {
				boolean neither = left == null && right == null;
				return operator.equals("ne") ? !neither : operator.equals("eq") && neither;
			}
			return wanted.test(compare(left, right));
		};
	}

	private static int compare(String one, String other) {
		try {
			return OffsetDateTime.parse(one).toInstant().compareTo(OffsetDateTime.parse(other).toInstant());
		}
		catch (DateTimeException ex) {
			return one.compareToIgnoreCase(other);
		}
	}

	private Operand operand(String token) {
		if (token.startsWith("'")) {
			String value = token.substring(1, token.length() - 1).replace("''", "'");
			return (scope) -> new JsonPrimitive(value);
		}
		if (token.equals("null")) {
			return (scope) -> null;
		}
		if (token.equals("true") || token.equals("false") || Character.isDigit(token.charAt(0))
				|| token.startsWith("-")) {
			return (scope) -> new JsonPrimitive(token);
		}
		List<String> names = List.of(token.split("/"));
		return (scope) -> property(names, scope);
	}

	private static @Nullable JsonElement property(List<String> names, Map<String, JsonElement> scope) {
		boolean ofVariable = scope.containsKey(names.getFirst());
		JsonElement value = scope.get(ofVariable ? names.getFirst() : "");
		for (String name : names.subList(ofVariable ? 1 : 0, names.size())) {
			if (value == null || !value.isJsonObject()) {
				return null;
			}
			value = named(value.getAsJsonObject(), name);
		}
		return value;
	}

	private static @Nullable JsonElement named(JsonObject object, String name) {
		return object.entrySet()
			.stream()
			.filter((property) -> property.getKey().equalsIgnoreCase(name))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
	}

	private static @Nullable String text(Operand operand, Map<String, JsonElement> scope) {
		JsonElement value = operand.in(scope);
		return (value == null || !value.isJsonPrimitive()) ? null : value.getAsString();
	}

	private static String lower(Operand operand, Map<String, JsonElement> scope) {
		String text = text(operand, scope);
		return (text != null) ? text.toLowerCase(Locale.ROOT) : "";
	}

	private boolean accept(String token) {
		boolean found = peekIs(token);
		if (found) {
			this.at++;
		}
		return found;
	}

	private boolean peekIs(String token) {
		return this.at < this.tokens.size() && this.tokens.get(this.at).equalsIgnoreCase(token);
	}

	private void expect(String token) {
		if (!accept(token)) {
			throw invalid();
		}
	}

	private String next() {
		if (this.at >= this.tokens.size()) {
			throw invalid();
		}
		return this.tokens.get(this.at++);
	}

	private Refused invalid() {
		return Refused.badRequest("BadRequest", "Invalid filter clause: '" + this.text + "'.");
	}

	/**
	 * Something that holds or not, given what each variable stands for; the empty name is
	 * the object itself.
	 */
	private interface Condition {

		boolean holds(Map<String, JsonElement> scope);

	}

	/**
	 * A value given, or found by its path.
	 */
	private interface Operand {

		@Nullable JsonElement in(Map<String, JsonElement> scope);

	}

}
