package io.convenor.tenant.graph;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.graph.models.BaseCollectionPaginationCountResponse;
import com.microsoft.kiota.serialization.Parsable;

import io.convenor.tenant.json.GraphJson;
import io.convenor.tenant.world.Refused;

/**
 * OData's query options: which of many are wanted, in what order, how many at a time, and
 * which of their properties.
 */
final class Query {

	private static final Pattern EXPANDED_ID = Pattern.compile("id eq '([^']*)'", Pattern.CASE_INSENSITIVE);

	private final GraphRequest request;

	private final Set<String> hidden;

	private final int pageSize;

	private Query(GraphRequest request, int pageSize, Set<String> hidden) {
		this.request = request;
		this.pageSize = pageSize;
		this.hidden = hidden;
	}

	/**
	 * The options of a request.
	 * @param pageSize how many come at a time where the request does not say
	 * @param hidden the properties that only come when asked for
	 */
	static Query of(GraphRequest request, int pageSize, String... hidden) {
		return new Query(request, pageSize, Set.of(hidden));
	}

	/**
	 * A page of what is wanted.
	 */
	Answer page(List<? extends Parsable> all) {
		Stream<JsonObject> trees = all.stream().map(GraphJson::tree);
		Optional<String> filter = this.request.query("$filter");
		if (filter.isPresent()) {
			trees = trees.filter(Filter.of(filter.get()));
		}
		List<JsonObject> wanted = new ArrayList<>(trees.toList());
		this.request.query("$orderby").ifPresent((order) -> wanted.sort(order(order)));
		int skip = number("$skip").orElse(0);
		int top = number("$top").or(this.request::pageSize).orElse(this.pageSize);
		BaseCollectionPaginationCountResponse page = new BaseCollectionPaginationCountResponse();
		if (this.request.query("$count").filter("true"::equalsIgnoreCase).isPresent()) {
			page.setOdataCount((long) wanted.size());
		}
		if (skip + top < wanted.size()) {
			page.setOdataNextLink(link(Map.of("$skip", Integer.toString(skip + top))));
		}
		return collection(page, wanted.stream().skip(skip).limit(top).toList());
	}

	/**
	 * One thing, with the properties wanted.
	 */
	Answer one(int status, Parsable model) {
		return Answer.json(status, trimmed(GraphJson.tree(model)));
	}

	/**
	 * A collection that has been cut to a page already.
	 */
	Answer collection(Parsable frame, List<JsonObject> items) {
		JsonObject collection = GraphJson.tree(frame);
		JsonArray value = new JsonArray();
		items.forEach((item) -> value.add(trimmed(item)));
		collection.add("value", value);
		return Answer.json(200, collection);
	}

	/**
	 * This request's address with some of its options changed.
	 */
	String link(Map<String, String> changed) {
		Map<String, String> options = new LinkedHashMap<>();
		this.request.queries().forEach((name, values) -> options.put(name, values[0]));
		options.putAll(changed);
		return this.request.url() + options.entrySet()
			.stream()
			.filter((option) -> !option.getValue().isEmpty())
			.map((option) -> encoded(option.getKey()) + "=" + encoded(option.getValue()))
			.collect(Collectors.joining("&", "?", ""));
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	Optional<Integer> number(String option) {
		try {
			return this.request.query(option).map(Integer::valueOf);
		}
		catch (NumberFormatException ex) {
			throw Refused.badRequest("BadRequest", "Invalid value for " + option + ".");
		}
	}

	private JsonObject trimmed(JsonObject tree) {
		Set<String> shown = new LinkedHashSet<>(names("$select"));
		Set<String> expanded = names("$expand");
		JsonObject result = new JsonObject();
		tree.entrySet().forEach((property) -> {
			String name = property.getKey();
			boolean always = name.startsWith("@") || name.equals("id");
			boolean wanted = shown.isEmpty() ? !this.hidden.contains(name) : shown.contains(name);
			if (always || wanted || expanded.contains(name)) {
				result.add(name, property.getValue());
			}
		});
		keepExpandedProperties(result);
		return result;
	}

	/** An expansion of extended properties names the ones that are wanted. */
	private void keepExpandedProperties(JsonObject tree) {
		JsonElement properties = tree.get("singleValueExtendedProperties");
		if (properties == null || !properties.isJsonArray()) {
			return;
		}
		Set<String> ids = new LinkedHashSet<>();
		Matcher matcher = EXPANDED_ID.matcher(this.request.query("$expand").orElse(""));
		while (matcher.find()) {
			ids.add(matcher.group(1));
		}
		JsonArray kept = new JsonArray();
		properties.getAsJsonArray()
			.asList()
			.stream()
			.filter((property) -> ids.contains(property.getAsJsonObject().get("id").getAsString()))
			.forEach(kept::add);
		tree.add("singleValueExtendedProperties", kept);
	}

	private Set<String> names(String option) {
		return this.request.query(option)
			.stream()
			.flatMap((value) -> Stream.of(value.replaceAll("\\([^)]*\\)", "").split(",")))
			.map((name) -> name.substring(name.lastIndexOf('/') + 1).strip())
			.filter((name) -> !name.isEmpty())
			.collect(Collectors.toSet());
	}

	private static Comparator<JsonObject> order(String text) {
		Comparator<JsonObject> order = (_, _) -> 0;
		for (String part : text.split(",")) {
			String[] words = part.strip().split("\\s+");
			Comparator<JsonObject> next = Comparator.comparing((tree) -> value(tree, words[0]));
			order = order
				.thenComparing((words.length > 1 && words[1].equalsIgnoreCase("desc")) ? next.reversed() : next);
		}
		return order;
	}

	private static String value(JsonObject tree, String path) {
		JsonElement value = tree;
		for (String name : path.split("/")) {
			value = value.isJsonObject() && value.getAsJsonObject().has(name) ? value.getAsJsonObject().get(name)
					: new JsonObject();
		}
		return value.isJsonPrimitive() ? value.getAsString() : "";
	}

}
