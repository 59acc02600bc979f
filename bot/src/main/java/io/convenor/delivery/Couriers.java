package io.convenor.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Finds the courier for a parcel. Asked late: couriers themselves enqueue what follows.
 */
@Component
class Couriers {

	private final ObjectProvider<Courier<?, ?>> known;

	Couriers(ObjectProvider<Courier<?, ?>> known) {
		this.known = known;
	}

	Courier<?, ?> forContents(Class<?> contents) {
		return all().stream()
			.filter((courier) -> courier.contents() == contents)
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No courier carries " + contents.getSimpleName()));
	}

	Optional<Courier<?, ?>> forKind(String kind) {
		Map<String, Courier<?, ?>> byKind = all().stream()
			.collect(Collectors.toMap(Courier::kind, Function.identity()));
		return Optional.ofNullable(byKind.get(kind));
	}

	private List<Courier<?, ?>> all() {
		return this.known.stream().toList();
	}

}
