package io.convenor.scheduling.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.FamilyContact;
import io.convenor.conference.FamilyContacts;
import io.convenor.conference.Invitee;
import io.convenor.scheduling.changes.StoredCalls.Listed;
import io.convenor.scheduling.changes.StoredCalls.Row;
import io.convenor.scheduling.invitations.OwnInvitations;

/** The phone calls to families that somebody has to make, with what to say. */
@Component
public class CallsToMake {

	private final StoredCalls stored;

	private final Conferences conferences;

	private final OwnInvitations own;

	private final FamilyContacts contacts;

	CallsToMake(StoredCalls stored, Conferences conferences, OwnInvitations own, FamilyContacts contacts) {
		this.stored = stored;
		this.conferences = conferences;
		this.own = own;
		this.contacts = contacts;
	}

	/** Every call about a conference that is to be made or was made. */
	public List<CallToMake> about(UUID conference) {
		Map<UUID, FamilyContact> known = this.contacts.ofConference(conference);
		return this.stored.about(conference).stream().flatMap((each) -> call(each, known)).toList();
	}

	private Stream<CallToMake> call(Listed listed, Map<UUID, FamilyContact> contacts) {
		Row row = listed.row();
		Conference conference = this.conferences.get(row.conference());
		return conference.invitee(row.invitee())
			.stream()
			.map((invitee) -> new CallToMake(row.id(), row.conference(), invitee.id(), invitee.described(),
					WhatToSay.of(conference, invitee, () -> this.own.known(conference, invitee), row),
					toRing(invitee, contacts), row.openedAt(), row.made(), listed.tries(), row.version()));
	}

	private static List<String> toRing(Invitee invitee, Map<UUID, FamilyContact> contacts) {
		List<String> words = new ArrayList<>(
				Optional.ofNullable(contacts.get(invitee.id())).map(FamilyContact::toRing).orElseGet(List::of));
		Optional.ofNullable(invitee.language())
			.ifPresent((language) -> words.add("They speak " + language + ": ring with an interpreter."));
		return words;
	}

	/** Grows with everything that happens to the calls about a conference. */
	public long version(UUID conference) {
		return this.stored.version(conference);
	}

}
