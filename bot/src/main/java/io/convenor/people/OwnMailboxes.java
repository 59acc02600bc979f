package io.convenor.people;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/** The mailboxes that belong to no person: those the authority works with itself. */
@Component
class OwnMailboxes {

	private final Authority authority;

	private final Custodies custodies;

	OwnMailboxes(Authority authority, Custodies custodies) {
		this.authority = authority;
		this.custodies = custodies;
	}

	Set<String> addresses() {
		return Stream
			.concat(Stream.of(this.authority.cpMailbox(), this.authority.organiser()),
					this.custodies.groups()
						.values()
						.stream()
						.flatMap((each) -> Stream.of(each.mailbox(), each.organiser())))
			.filter((address) -> !address.isBlank())
			.map((address) -> address.toLowerCase(Locale.ROOT))
			.collect(Collectors.toUnmodifiableSet());
	}

	Set<String> domains() {
		return addresses().stream()
			.map((address) -> address.substring(address.lastIndexOf('@') + 1))
			.collect(Collectors.toUnmodifiableSet());
	}

}
