package io.convenor.scheduling.changes;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.scheduling.changes.PlannedChange.Seen;
import io.convenor.timescales.Dates;

/** Says what others did to a conference since somebody saw it. */
@Component
class WhatOthersDid {

	private final AuditTrail audit;

	private final Clock clock;

	WhatOthersDid(AuditTrail audit, Clock clock) {
		this.audit = audit;
		this.clock = clock;
	}

	/** All of it in words, with how long ago. */
	String did(Seen seen, Conference now) {
		List<String> did = new ArrayList<>();
		if (now.status() == Conference.Status.CANCELLED) {
			did.add("it was cancelled");
		}
		if (now.status() == Conference.Status.HELD) {
			did.add("it was recorded as held");
		}
		if (!now.startsAt().equals(seen.startsAt())) {
			did.add("it is now on " + Dates.inWords(now.startsAt()));
		}
		if (now.way() != seen.way()) {
			did.add("it is now held like this: " + now.way().label());
		}
		String room = now.room().map(Conference.Room::name).orElse(null);
		if (room != null && !Objects.equals(room, seen.room())) {
			did.add("its room is now " + room);
		}
		if (!now.chairId().equals(seen.chairId())) {
			did.add("another chair has it");
		}
		List<UUID> people = now.invitees().stream().map(Invitee::id).toList();
		if (people.size() != seen.people().size() || !seen.people().containsAll(people)) {
			did.add("other people are invited");
		}
		String ago = since(now);
		return (did.isEmpty() ? "it was changed" : String.join("; ", did)) + ago + ".";
	}

	/** How long ago somebody last did something to it, where that is known. */
	private String since(Conference conference) {
		List<AuditTrail.Entry> entries = this.audit.of(conference.id());
		if (entries.isEmpty()) {
			return "";
		}
		long minutes = Duration.between(entries.getLast().at(), this.clock.instant()).toMinutes();
		return (minutes < 60) ? " (" + ((minutes < 1) ? "just now" : minutes + " minutes ago") + ")" : "";
	}

}
