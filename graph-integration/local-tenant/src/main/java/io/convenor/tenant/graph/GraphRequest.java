package io.convenor.tenant.graph;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import io.convenor.tenant.json.StrictReader;
import io.convenor.tenant.world.IdKind;
import io.convenor.tenant.world.Refused;

/**
 * A request to Graph whose sender is known and whose operation has been found.
 */
final class GraphRequest {

	private static final Pattern TIME_ZONE = Pattern.compile("outlook\\.timezone\\s*=\\s*\"?([^\",]+)\"?",
			Pattern.CASE_INSENSITIVE);

	private static final int LARGEST_JSON = 4 * 1024 * 1024;

	private static final Pattern PAGE_SIZE = Pattern.compile("odata\\.maxpagesize\\s*=\\s*(\\d+)",
			Pattern.CASE_INSENSITIVE);

	private final HttpServletRequest request;

	private final Map<String, String> variables;

	private final @Nullable Caller caller;

	private final byte[] body;

	GraphRequest(HttpServletRequest request, Map<String, String> variables, @Nullable Caller caller, byte[] body) {
		this.request = request;
		this.variables = variables;
		this.caller = caller;
		this.body = body;
	}

	String path(String name) {
		String value = this.variables.get(name);
		if (value == null) {
			throw new IllegalArgumentException("The path has no {" + name + "}");
		}
		return value;
	}

	Optional<String> query(String name) {
		return Optional.ofNullable(this.request.getParameter(name)).filter((value) -> !value.isEmpty());
	}

	Map<String, String[]> queries() {
		return this.request.getParameterMap();
	}

	Optional<String> header(String name) {
		return Optional.ofNullable(this.request.getHeader(name));
	}

	Caller caller() {
		if (this.caller == null) {
			throw new IllegalStateException("Nobody had to sign in for this request");
		}
		return this.caller;
	}

	byte[] bytes() {
		return this.body;
	}

	JsonObject json() {
		if (this.body.length == 0) {
			return new JsonObject();
		}
		if (this.body.length > LARGEST_JSON) {
			throw new Refused(413, "RequestEntityTooLarge", "The maximum request length supported is 4194304.");
		}
		try {
			return JsonParser.parseString(new String(this.body, StandardCharsets.UTF_8)).getAsJsonObject();
		}
		catch (JsonParseException | IllegalStateException ex) {
			throw Refused.badRequest("BadRequest", "Unable to read JSON request payload. Please ensure Content-Type "
					+ "header is set and payload is of valid JSON format.");
		}
	}

	/**
	 * The body as a model, with nothing in it that the model does not have.
	 */
	<T extends Parsable> T body(ParsableFactory<T> factory) {
		try {
			return StrictReader.read(json(), factory);
		}
		catch (StrictReader.Unreadable ex) {
			throw Refused.badRequest("BadRequest", String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * A change to something: checked against the model it would change, but only with the
	 * properties it names.
	 */
	<T extends Parsable> JsonObject change(ParsableFactory<T> factory) {
		body(factory);
		JsonObject change = json();
		change.keySet().removeIf((name) -> name.startsWith("@odata"));
		return change;
	}

	IdKind idKind() {
		boolean immutable = preferences().replace(" ", "").toLowerCase(Locale.ROOT).contains("idtype=\"immutableid\"");
		return immutable ? IdKind.IMMUTABLE : IdKind.REGULAR;
	}

	String timeZone() {
		Matcher matcher = TIME_ZONE.matcher(preferences());
		return matcher.find() ? matcher.group(1) : "UTC";
	}

	Optional<Integer> pageSize() {
		Matcher matcher = PAGE_SIZE.matcher(preferences());
		return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
	}

	boolean prefers(String preference) {
		return preferences().toLowerCase(Locale.ROOT).contains(preference.toLowerCase(Locale.ROOT));
	}

	/**
	 * Where this tenant is, as the sender addressed it.
	 */
	String tenantUrl() {
		return this.request.getScheme() + "://" + this.request.getHeader("Host");
	}

	/**
	 * The address of this request without its query.
	 */
	String url() {
		return tenantUrl() + this.request.getRequestURI();
	}

	private String preferences() {
		return Collections.list(this.request.getHeaders("Prefer")).stream().collect(Collectors.joining(","));
	}

}
