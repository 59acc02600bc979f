package io.convenor.reports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Change;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceBooked;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.ConferenceHeld;
import io.convenor.conference.Conferences;
import io.convenor.conference.ContactSaid;
import io.convenor.conference.Guide;
import io.convenor.conference.Invitee;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.IndividualMail;
import io.convenor.delivery.Parcel;
import io.convenor.people.Role;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.DueDate;
import io.convenor.timescales.HolidaysInForce;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.WorkingDays;

/**
 * Asks each agency for its report as soon as a conference is booked, and keeps what it
 * was asked true while the conference changes: another day, another guest, none at all.
 */
@Component
class ReportRequests {

	private final Conferences conferences;

	private final RuleSets ruleSets;

	private final WorkingDays workingDays;

	private final HolidaysInForce holidays;

	private final Requests requests;

	private final ReportClocks clocks;

	private final ReportLetters letters;

	private final NewDates newDates;

	private final Deliveries deliveries;

	private final AuditTrail audit;

	private final Clock clock;

	ReportRequests(Conferences conferences, RuleSets ruleSets, WorkingDays workingDays, HolidaysInForce holidays,
			Requests requests, ReportClocks clocks, ReportLetters letters, NewDates newDates, Deliveries deliveries,
			AuditTrail audit, Clock clock) {
		this.conferences = conferences;
		this.ruleSets = ruleSets;
		this.workingDays = workingDays;
		this.holidays = holidays;
		this.requests = requests;
		this.clocks = clocks;
		this.letters = letters;
		this.newDates = newDates;
		this.deliveries = deliveries;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Runs in the transaction that books, at its end: asked and booked, or neither, and
	 * whoever takes part apart is told only of their own time.
	 */
	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
	void booked(ConferenceBooked booked) {
		Conference conference = this.conferences.get(booked.conference());
		ask(conference);
		this.clocks.settle(conference);
	}

	/** Runs in the transaction that changes it. */
	@EventListener
	void changed(ConferenceChanged changed) {
		Conference conference = this.conferences.get(changed.conference());
		switch (changed.change()) {
			case Change.Moved _ -> move(conference, changed.arrangement());
			case Change.Joined _ -> ask(conference);
			case Change.Left left -> {
				withdraw(left.invitee(), conference);
				ask(conference);
			}
			case Change.Corrected corrected when corrected.readdressed() -> askAnew(corrected.invitee(), conference);
			case Change.Cancelled _ -> withdraw(conference);
			default -> {
				return;
			}
		}
		this.clocks.settle(conference);
	}

	/**
	 * Only an agency that had contact with the child reports, and which had may be said
	 * late. Runs in the transaction that says it.
	 */
	@EventListener
	void contactSaid(ContactSaid said) {
		Conference conference = this.conferences.get(said.conference());
		if (conference.status() != Conference.Status.BOOKED) {
			return;
		}
		Guide guide = conference.guide();
		conference.invitee(said.invitee())
			.filter((invitee) -> !guide.asks(invitee))
			.ifPresent((invitee) -> this.requests.of(conference.id())
				.stream()
				.filter((request) -> request.owed() && request.invitee().equals(invitee.id()))
				.forEach((request) -> withdrawAndSaySo(request, conference)));
		ask(conference);
		this.clocks.settle(conference);
	}

	@EventListener
	void received(ReportReceived received) {
		// The requests first: their conference comes with them.
		List<Request> requests = this.requests.of(received.conference());
		this.clocks.settle(this.conferences.get(received.conference()), requests);
	}

	@EventListener
	void held(ConferenceHeld held) {
		this.clocks.settle(this.conferences.get(held.conference()));
	}

	/** Asks whoever is invited and whose agency was not asked yet. */
	private void ask(Conference conference) {
		Guide guide = conference.guide();
		if (conference.kind().isRestricted()) {
			// A request that goes astray could reach somebody who must not know.
			return;
		}
		List<Request> standing = this.requests.of(conference.id());
		Set<String> asked = standing.stream()
			.filter(Request::stands)
			.map(ReportRequests::agencyOf)
			.collect(Collectors.toCollection(HashSet::new));
		List<Request> all = new ArrayList<>(standing);
		for (Invitee invitee : conference.invitees()) {
			if (guide.asks(invitee) && asked.add(agencyOf(invitee))) {
				all.add(request(conference, invitee, all));
			}
		}
		ask(conference, all.subList(standing.size(), all.size()));
	}

	private Request request(Conference conference, Invitee invitee, List<Request> before) {
		return new Request(UUID.randomUUID(), conference.id(), invitee.id(), invitee.agency().strip(), invitee.role(),
				label(before, invitee.role()), new Request.To(invitee.address(), invitee.name()),
				Request.Due.of(due(conference, invitee.role())), this.clock.instant(), null, null, null);
	}

	private void ask(Conference conference, List<Request> news) {
		if (news.isEmpty()) {
			return;
		}
		this.requests.add(news);
		this.deliveries.enqueueAll(news.stream()
			.map((request) -> parcel(request.key(), conference, request,
					this.letters.request(conference, request, toParents(conference, request))))
			.toList());
		this.audit.recordEach("reports", "asked for a report", conference.id(), conference.reference().value(),
				news.stream().map(Request::label).toList());
	}

	/** What was asked of somebody went to another address than theirs. */
	private void askAnew(UUID invitee, Conference conference) {
		conference.invitee(invitee)
			.ifPresent((person) -> this.requests.of(conference.id())
				.stream()
				.filter((request) -> request.owed() && request.invitee().equals(invitee))
				.forEach((request) -> {
					this.requests.readdress(request.id(), person.address());
					Request now = this.requests.find(request.id()).orElseThrow();
					send(now.key() + "/" + UUID.randomUUID(), conference, now,
							this.letters.request(conference, now, toParents(conference, now)));
				}));
	}

	/** The last day for the parents to have it, where that is a clock of its own. */
	private Optional<DueDate> toParents(Conference conference, Request request) {
		return (request.role() == Role.SOCIAL_WORKER)
				? conference.kind().clocks().before().socialWorkersReportToParents().map((key) -> due(conference, key))
				: Optional.empty();
	}

	/**
	 * Only who still owes a report is told of the new day, and only where it is another.
	 */
	private void move(Conference conference, int arrangement) {
		this.requests.of(conference.id()).stream().filter(Request::owed).forEach((request) -> {
			DueDate due = due(conference, request.role());
			if (!due.date().equals(request.due().on())) {
				this.requests.due(request.id(), due);
				this.newDates.tell(conference, request, due.date(), arrangement);
				this.audit.record("reports", "moved the day for a report", conference.id(),
						conference.reference().value(), request.label());
			}
		});
	}

	/** The meeting is cancelled: who still owes a report need not write it. */
	private void withdraw(Conference conference) {
		this.requests.of(conference.id())
			.stream()
			.filter(Request::owed)
			.forEach((request) -> withdrawAndSaySo(request, conference));
	}

	private void withdrawAndSaySo(Request request, Conference conference) {
		withdraw(request, conference);
		send("%s/report-not-needed/%s".formatted(conference.id(), request.id()), conference, request,
				this.letters.notNeeded(conference, request));
	}

	/** Who is no longer invited is told so by who took them off the list. */
	private void withdraw(UUID invitee, Conference conference) {
		this.requests.of(conference.id())
			.stream()
			.filter((request) -> request.owed() && request.invitee().equals(invitee))
			.forEach((request) -> withdraw(request, conference));
	}

	private void withdraw(Request request, Conference conference) {
		this.requests.withdraw(request.id(), this.clock.instant());
		this.newDates.settle(request.id());
		this.audit.record("reports", "no longer asks for a report", conference.id(), conference.reference().value(),
				request.label());
	}

	private void send(String key, Conference conference, Request request, IndividualMail mail) {
		this.deliveries.enqueue(parcel(key, conference, request, mail));
	}

	private static Parcel parcel(String key, Conference conference, Request request, IndividualMail mail) {
		String recipient = conference.invitee(request.invitee()).map(Invitee::described).orElse(request.to().name());
		return Parcel.of(key, conference.id(), recipient, mail).to(request.invitee());
	}

	private DueDate due(Conference conference, Role role) {
		return due(conference, conference.kind().reportBy(role).orElseThrow());
	}

	private DueDate due(Conference conference, ClockName key) {
		this.holidays.lock();
		return this.ruleSets.kept(conference.rules())
			.timescale(key)
			.dueFrom(conference.startsAt().toLocalDate(), this.workingDays);
	}

	/** A label is never used twice, so that files keep theirs. */
	private static String label(List<Request> all, Role role) {
		long before = all.stream().filter((each) -> each.role() == role).count();
		return (before == 0) ? role.label() : role.label() + " " + (before + 1);
	}

	private static String agencyOf(Invitee invitee) {
		return agencyOf(invitee.role(), invitee.agency(), invitee.address());
	}

	private static String agencyOf(Request request) {
		return agencyOf(request.role(), request.agency(), request.to().address());
	}

	/**
	 * Two people of one agency in one role write one report; nameless agencies never
	 * match.
	 */
	private static String agencyOf(Role role, String agency, String address) {
		String name = agency.isBlank() ? address : agency;
		return role.name() + " " + String.join(" ", List.of(name.strip().toLowerCase(Locale.UK).split("\\s+")));
	}

}
