package io.convenor.reports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Conference;
import io.convenor.conference.Guide;
import io.convenor.conference.Invitee;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.IndividualMail;
import io.convenor.delivery.Parcel;
import io.convenor.people.Role;
import io.convenor.timescales.DueDate;

/**
 * Keeps true what agencies are asked: each for its report once, then by another day, or
 * for none any more.
 */
@Component
class StandingRequests {

	private final Requests requests;

	private final ReportDays days;

	private final NewDates newDates;

	private final AuditTrail audit;

	private final Clock clock;

	private final ReportLetters letters;

	private final Deliveries deliveries;

	StandingRequests(Requests requests, ReportDays days, NewDates newDates, AuditTrail audit, Clock clock,
			ReportLetters letters, Deliveries deliveries) {
		this.requests = requests;
		this.days = days;
		this.newDates = newDates;
		this.audit = audit;
		this.clock = clock;
		this.letters = letters;
		this.deliveries = deliveries;
	}

	/** Asks whoever is invited and whose agency was not asked yet. */
	void ask(Conference conference) {
		Guide guide = conference.guide();
		if (conference.kind().isRestricted()) {
			// A request that goes astray could reach somebody who must not know.
			return;
		}
		List<Request> standing = this.requests.of(conference.id());
		Set<String> asked = standing.stream()
			.filter(Request::stands)
			.map(StandingRequests::agencyOf)
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
		UUID id = UUID.randomUUID();
		return new Request(id, conference.id(), invitee.id(), invitee.agency().strip(), invitee.role(),
				label(before, invitee.role()), new Request.To(invitee.address(), invitee.name()),
				Request.Due.of(this.days.due(conference, invitee.role())),
				Request.Course.begun(Request.key(conference.id(), id), this.clock.instant()), null);
	}

	private void ask(Conference conference, List<Request> news) {
		if (news.isEmpty()) {
			return;
		}
		this.requests.add(news);
		write(conference, news);
		this.audit.recordEach("reports", "asked for a report", conference.id(), conference.reference().value(),
				news.stream().map(Request::label).toList());
	}

	/**
	 * What was asked of somebody went to another address than theirs, and what was said
	 * from there was not said by them.
	 */
	void askAnew(UUID invitee, Conference conference) {
		conference.invitee(invitee)
			.ifPresent((person) -> this.requests.of(conference.id())
				.stream()
				.filter((request) -> request.isOpen() && request.invitee().equals(invitee))
				.forEach((request) -> {
					this.requests.readdress(request.id(), person.address(),
							Request.key(conference.id(), request.id()) + "/" + UUID.randomUUID(), this.clock.instant());
					writeAnew(conference, this.requests.find(request.id()).orElseThrow());
				}));
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

	/**
	 * Only who still owes a report is told of the new day, and only where it is another.
	 * A day that its agency named holds no longer where it could not be named now.
	 */
	void move(Conference conference, int arrangement) {
		this.requests.of(conference.id()).stream().filter(Request::isOpen).forEach((request) -> {
			DueDate due = this.days.due(conference, request.role());
			Said said = request.said();
			if (said != null && said.until() != null
					&& !said.isOfUse(due.date(), conference.startsAt().toLocalDate())) {
				this.requests.say(request.id(), null);
				this.audit.record("reports", "no longer counts on the day an agency named", conference.id(),
						conference.reference().value(), request.label() + ": " + said.inWords());
			}
			if (!due.date().equals(request.due().on())) {
				this.requests.due(request.id(), due);
				if (request.owed()) {
					this.newDates.tell(conference, request, due.date(), arrangement);
				}
				this.audit.record("reports", "moved the day for a report", conference.id(),
						conference.reference().value(), request.label());
			}
		});
	}

	/** The meeting is cancelled: whose report is not here need not write it. */
	void withdraw(Conference conference) {
		this.requests.of(conference.id())
			.stream()
			.filter(Request::isOpen)
			.forEach((request) -> withdrawAndSaySo(request, conference));
	}

	/** Who said that none comes is not told that none is needed. */
	void withdrawAndSaySo(Request request, Conference conference) {
		withdraw(request, conference);
		if (request.owed()) {
			notNeeded(conference, request);
		}
	}

	/** Who is no longer invited is told so by who took them off the list. */
	void withdraw(UUID invitee, Conference conference) {
		this.requests.of(conference.id())
			.stream()
			.filter((request) -> request.isOpen() && request.invitee().equals(invitee))
			.forEach((request) -> withdraw(request, conference));
	}

	void withdraw(Request request, Conference conference) {
		this.requests.withdraw(request.id(), this.clock.instant());
		this.newDates.settle(request.id());
		this.audit.record("reports", "no longer asks for a report", conference.id(), conference.reference().value(),
				request.label());
	}

	/** Asks each for its report. */
	void write(Conference conference, List<Request> requests) {
		this.deliveries.enqueueAll(requests.stream()
			.map((request) -> parcel(request.key(), conference, request, asking(conference, request)))
			.toList());
	}

	/** Asks once more, at another address. */
	void writeAnew(Conference conference, Request request) {
		this.deliveries.enqueue(parcel(request.key(), conference, request, asking(conference, request)));
	}

	/** The report need not be written any more. */
	void notNeeded(Conference conference, Request request) {
		this.deliveries.enqueue(parcel("%s/report-not-needed/%s".formatted(conference.id(), request.id()), conference,
				request, this.letters.notNeeded(conference, request)));
	}

	private IndividualMail asking(Conference conference, Request request) {
		return this.letters.request(conference, request, this.days.toParents(conference, request));
	}

	private static Parcel parcel(String key, Conference conference, Request request, IndividualMail mail) {
		String recipient = conference.invitee(request.invitee()).map(Invitee::described).orElse(request.to().name());
		return Parcel.of(key, conference.id(), recipient, mail).to(request.invitee());
	}

}
