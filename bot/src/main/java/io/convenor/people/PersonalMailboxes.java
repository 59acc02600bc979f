package io.convenor.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.core.io.ClassPathResource;

/** The domains at which anybody can have a mailbox. */
final class PersonalMailboxes {

	private static final Set<String> DOMAINS = read();

	private PersonalMailboxes() {
	}

	static Set<String> domains() {
		return DOMAINS;
	}

	private static Set<String> read() {
		try {
			return new ClassPathResource("people/personal-mailboxes.txt").getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.map(String::strip)
				.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
				.collect(Collectors.toUnmodifiableSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The list of personal mailboxes cannot be read", ex);
		}
	}

}
