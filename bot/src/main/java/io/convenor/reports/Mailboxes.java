package io.convenor.reports;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import io.convenor.conference.Offices;
import io.convenor.conference.Reference;
import io.convenor.people.Authority;
import io.convenor.people.Office;

/**
 * The mailboxes that people write to: the CP mailbox, and the organiser's, which gets
 * what is typed into the answer of an invitation. Where each chair organises their own
 * conferences such answers are in the chair's own mailbox, which is theirs to read.
 */
@Component
class Mailboxes {

	private final Authority authority;

	private final Offices offices;

	private final boolean chairsOrganise;

	Mailboxes(Authority authority, Offices offices, Environment settings) {
		this.authority = authority;
		this.offices = offices;
		this.chairsOrganise = settings.getProperty("convenor.scheduling.organised-by", "service-account")
			.replaceAll("[^A-Za-z]", "")
			.equalsIgnoreCase("chair");
	}

	String cpMailbox() {
		return this.authority.cpMailbox();
	}

	/** Whether the organiser's mailbox is one of its own, which is read as well. */
	boolean organisersIsRead() {
		return !this.chairsOrganise && !this.authority.organiser().equalsIgnoreCase(this.authority.cpMailbox());
	}

	String organiser() {
		return this.authority.organiser();
	}

	Set<String> read() {
		Set<String> read = new LinkedHashSet<>(Set.of(this.authority.cpMailbox()));
		if (organisersIsRead()) {
			read.add(this.authority.organiser());
		}
		read.addAll(ofTheCustodians());
		return read;
	}

	/** The mailboxes of the custodians of every group that is set up. */
	Set<String> ofTheCustodians() {
		return addresses(this.offices.ofTheCustodians());
	}

	/** The mailboxes of the custodians of some groups. */
	Set<String> of(Collection<String> groups) {
		return addresses(groups.stream().flatMap((group) -> this.offices.ofGroup(group).stream()));
	}

	private static Set<String> addresses(Stream<Office> offices) {
		return offices.flatMap((office) -> Stream.of(office.mailbox(), office.organiser()))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** The group to whose custodians a mail came; empty for any other. */
	Optional<String> groupOf(ArrivedMail mail) {
		return Optional.ofNullable(mail.mailbox()).flatMap(this.offices::groupOf);
	}

	/** The group whose mailbox this is. */
	Optional<String> groupOf(String mailbox) {
		return this.offices.groupOf(mailbox);
	}

	/** Whether a mail came to the custodians of a group. */
	boolean isOfTheCustodians(ArrivedMail mail) {
		return groupOf(mail).isPresent();
	}

	/**
	 * Whether it says no more of itself than our own letters do: from us, a reference.
	 */
	boolean looksLikeOurOwnLetter(ArrivedMail mail) {
		return Reference.without(mail.subject()).isBlank() && !mail.subject().isBlank()
				&& isOurs(mail.sender().strip());
	}

	/** Whether letters of ours come from there. */
	boolean isOurs(String address) {
		return this.offices.all()
			.anyMatch((office) -> address.equalsIgnoreCase(office.mailbox())
					|| address.equalsIgnoreCase(office.organiser()));
	}

	/** A mailbox by its address; null for the CP mailbox. */
	@Nullable String besideTheCpMailbox(String mailbox) {
		return mailbox.equalsIgnoreCase(this.authority.cpMailbox()) ? null : mailbox;
	}

	/** Where a mail lies. */
	String of(ArrivedMail mail) {
		String mailbox = mail.mailbox();
		return (mailbox != null) ? mailbox : this.authority.cpMailbox();
	}

}
