package io.convenor.tenant.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every operation that the tenant serves, each with the permissions it needs.
 */
final class Operations {

	private final List<Operation> operations = new ArrayList<>();

	void get(String template, Needs needs, Operation.Handler handler) {
		add("GET", template, needs, 1, handler);
	}

	void post(String template, Needs needs, Operation.Handler handler) {
		add("POST", template, needs, 1, handler);
	}

	void patch(String template, Needs needs, Operation.Handler handler) {
		add("PATCH", template, needs, 1, handler);
	}

	void delete(String template, Needs needs, Operation.Handler handler) {
		add("DELETE", template, needs, 1, handler);
	}

	/**
	 * Add an operation for which Graph charges otherwise than one unit.
	 */
	void add(String method, String template, Needs needs, int cost, Operation.Handler handler) {
		PathPattern pattern = PathPatternParser.defaultInstance.parse(template);
		this.operations.add(new Operation(method, template, pattern, needs, cost, handler));
		this.operations.sort(Comparator.comparing(Operation::pattern, PathPattern.SPECIFICITY_COMPARATOR));
	}

	Optional<Operation> find(String method, PathContainer path) {
		return this.operations.stream()
			.filter((operation) -> operation.method().equals(method) && operation.pattern().matches(path))
			.findFirst();
	}

	boolean knows(PathContainer path) {
		return this.operations.stream().anyMatch((operation) -> operation.pattern().matches(path));
	}

}
