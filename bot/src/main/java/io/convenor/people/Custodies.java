package io.convenor.people;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The groups with whom meetings stay, by name, as {@code convenor.groups} says. Which
 * meetings stay with which stands in the files of the kinds.
 */
@ConfigurationProperties("convenor")
public record Custodies(@DefaultValue Map<String, Custody> groups) {

	/** The group with which a meeting stays whose file names none: the LADO's. */
	public static final String ALLEGATIONS = "allegations";

	/**
	 * @throws IllegalArgumentException if two groups share a mailbox or a calendar, where
	 * one would read what is the other's
	 */
	public Custodies {
		groups = Map.copyOf(groups);
		Set<String> taken = new HashSet<>();
		groups.forEach((name, custody) -> Stream.of(custody.mailbox(), custody.organiser())
			.map((each) -> each.toLowerCase(Locale.ROOT))
			.filter((each) -> !each.isBlank())
			.distinct()
			.forEach((each) -> {
				if (!taken.add(each)) {
					throw new IllegalArgumentException(
							"Two of convenor.groups use %s; one of them is %s. Each needs its own.".formatted(each,
									name));
				}
			}));
	}

	/** The group of that name, where all of it is set. */
	public Optional<Custody> find(String name) {
		return Optional.ofNullable(this.groups.get(name)).filter(Custody::isSet);
	}

	/** What people call a group. */
	public String called(String name) {
		return Optional.ofNullable(this.groups.get(name))
			.map(Custody::called)
			.filter((each) -> !each.isBlank())
			.orElse(name);
	}

	/** Their names, in order. */
	public List<String> names() {
		return this.groups.keySet().stream().sorted().toList();
	}

}
