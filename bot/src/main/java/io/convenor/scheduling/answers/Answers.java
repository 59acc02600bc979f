package io.convenor.scheduling.answers;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Change;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Invitee;
import io.convenor.drafts.Refused;
import io.convenor.graph.Meetings;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.scheduling.answers.InviteeAnswer.Source;
import io.convenor.scheduling.answers.StoredAnswers.Given;
import io.convenor.scheduling.answers.StoredAnswers.Needed;

/**
 * Who takes part in a conference, how, and what they need: as they answered in their
 * calendars or told somebody. The newer answer holds; all of them are kept.
 */
@Component
public class Answers {

	private static final int LONGEST = 500;

	private final StoredAnswers stored;

	private final WhatMatters matters;

	private final Caseload caseload;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Answers(StoredAnswers stored, WhatMatters matters, Caseload caseload, AuditTrail audit,
			ApplicationEventPublisher events, Clock clock) {
		this.stored = stored;
		this.matters = matters;
		this.caseload = caseload;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/** What is known of everybody who is invited now, in their order. */
	public List<InviteeAnswer> of(Conference conference) {
		List<Given> given = this.stored.of(conference.id());
		List<Needed> needs = this.stored.needs(conference.id());
		return conference.invitees().stream().map((invitee) -> of(conference, invitee, given, needs)).toList();
	}

	/** Grows with every change of what is known of who takes part. */
	public int version(UUID conference) {
		return this.stored.moves(conference);
	}

	private static InviteeAnswer of(Conference conference, Invitee invitee, List<Given> all, List<Needed> needs) {
		List<Given> holding = holding(all, invitee);
		Optional<Given> newest = holding.stream().findFirst();
		Response response = newest.map(Given::response).orElse(Response.NONE);
		Optional<Needed> needed = needs.stream().filter((each) -> each.invitee().equals(invitee.id())).findFirst();
		return new InviteeAnswer(invitee, response, takesPart(conference, invitee, response, holding),
				newest.map(Given::reason).orElse(null), newest.map(Given::proposed).orElse(null),
				newest.map(Given::source).orElse(null), newest.map(Given::at).orElse(null),
				needed.map(Needed::needs).orElse(Set.of()), needed.map(Needed::note).orElse(null));
	}

	private static List<Given> holding(List<Given> all, Invitee invitee) {
		return all.stream().filter((given) -> given.invitee().equals(invitee.id()) && !given.outdated()).toList();
	}

	private static Optional<TakesPart> told(Conference conference, List<Given> holding) {
		return holding.stream()
			.map(Given::takesPart)
			.filter(Objects::nonNull)
			.filter((each) -> each != TakesPart.APOLOGIES && each.possible(conference.way()))
			.findFirst();
	}

	/** Whether somebody who is invited has said that they need this. */
	public boolean anybodyNeeds(Conference conference, Need need) {
		return of(conference).stream().anyMatch((answer) -> answer.needs().contains(need));
	}

	/** What each of those who are invited needs, in a few words. */
	public Map<UUID, String> needs(Conference conference) {
		Map<UUID, String> needs = new LinkedHashMap<>();
		List<Needed> noted = this.stored.needs(conference.id());
		conference.invitees()
			.forEach((invitee) -> noted.stream()
				.filter((each) -> each.invitee().equals(invitee.id()))
				.map(Needed::briefly)
				.filter((what) -> !what.isEmpty())
				.forEach((what) -> needs.put(invitee.id(), what)));
		return needs;
	}

	/** How somebody said that they take part; empty where they left that open. */
	public Optional<TakesPart> said(Conference conference, Invitee invitee) {
		List<Given> holding = holding(this.stored.of(conference.id()), invitee);
		if (holding.stream().findFirst().filter((given) -> given.response() == Response.DECLINED).isPresent()) {
			return Optional.of(TakesPart.APOLOGIES);
		}
		return told(conference, holding);
	}

	/**
	 * A calendar does not say how somebody takes part, so what they told before holds.
	 */
	private static TakesPart takesPart(Conference conference, Invitee invitee, Response response, List<Given> holding) {
		if (response == Response.DECLINED) {
			return TakesPart.APOLOGIES;
		}
		return told(conference, holding).orElseGet(() -> TakesPart.unlessToldOtherwise(conference, invitee));
	}

	/**
	 * Notes what somebody told us of their taking part.
	 * @param by who was told, by object id
	 * @throws Refused when it cannot be so, or this person does not look after the
	 * conference
	 */
	@Transactional
	public void tell(UUID id, UUID inviteeId, Told told, String by) {
		Conference conference = this.caseload.locked(id, by)
			.orElseThrow(() -> new Refused("That conference is not one of yours."));
		if (conference.status() != Conference.Status.BOOKED) {
			throw new Refused(
					"%s is not coming up any more, so nobody needs to answer.".formatted(conference.reference()));
		}
		Invitee invitee = conference.invitee(inviteeId)
			.filter(Invitee::invited)
			.orElseThrow(() -> new Refused(AnswerFields.WHO,
					"They are not invited any more. Choose somebody from the list."));
		Told fitting = fitting(told, conference, invitee);
		boolean answered = answer(conference, invitee, fitting, by);
		boolean needs = need(conference, invitee, fitting, by);
		boolean wish = wish(conference, invitee, fitting);
		if (answered || needs || wish) {
			this.audit.record(by, "noted an answer", id, conference.reference().value(), null);
			changed(id, inviteeId);
		}
	}

	/**
	 * Places are given out to family first; nobody else is asked about meeting the chair.
	 */
	private boolean wish(Conference conference, Invitee invitee, Told told) {
		Boolean meets = told.meetsTheChair();
		if (meets == null || !invitee.family()) {
			return false;
		}
		this.events.publishEvent(new WishTold(conference.id(), invitee.id(), meets));
		return true;
	}

	private Told fitting(Told told, Conference conference, Invitee invitee) {
		boolean apologies = told.response() == Response.DECLINED || told.takesPart() == TakesPart.APOLOGIES;
		if (apologies && told.response() == Response.ACCEPTED) {
			throw new Refused(AnswerFields.TAKES_PART,
					"Somebody who accepts does not send apologies. Choose how they take part, or “declined”.");
		}
		TakesPart takesPart = told.takesPart();
		if (!apologies && takesPart != null && !takesPart.possible(conference.way())) {
			throw new Refused(AnswerFields.TAKES_PART, "The conference is held “%s”, so nobody takes part %s."
				.formatted(conference.way().label(), takesPart.label()));
		}
		String reason = told.reason();
		if (apologies && (reason == null || reason.isBlank())) {
			throw new Refused(AnswerFields.REASON, "Say why they cannot come, as they told it.");
		}
		limited(AnswerFields.REASON, reason);
		limited(AnswerFields.NOTE, told.note());
		return new Told(apologies ? Response.DECLINED : told.response(),
				apologies ? TakesPart.APOLOGIES : comes(told, conference, invitee), apologies ? reason : null,
				told.needs(), told.note(), told.meetsTheChair());
	}

	/**
	 * Whoever wants to meet the chair in person comes in person, where there is a room.
	 */
	private @Nullable TakesPart comes(Told told, Conference conference, Invitee invitee) {
		if (!told.wishesToMeetTheChair() || !invitee.family() || !TakesPart.IN_PERSON.possible(conference.way())) {
			return told.takesPart();
		}
		Optional<TakesPart> before = said(conference, invitee).filter((each) -> each != TakesPart.IN_PERSON);
		if (told.response() == Response.NONE && before.isPresent()) {
			throw new Refused(AnswerFields.RESPONSE,
					"They told before how they take part: %s. Choose whether they come now, so that the new answer holds."
						.formatted(before.get().label()));
		}
		return TakesPart.IN_PERSON;
	}

	private static void limited(String field, @Nullable String text) {
		if (text != null && text.length() > LONGEST) {
			throw new Refused(field,
					"That is %,d characters; please keep it to %,d.".formatted(text.length(), LONGEST));
		}
	}

	private boolean answer(Conference conference, Invitee invitee, Told told, String by) {
		if (told.response() == Response.NONE) {
			return false;
		}
		var given = new Given(invitee.id(), Source.TOLD, told.response(), told.takesPart(), told.reason(), null, by,
				this.clock.instant(), false);
		InviteeAnswer now = of(conference).stream()
			.filter((each) -> each.invitee().id().equals(invitee.id()))
			.findFirst()
			.orElseThrow();
		boolean nothingNew = now.response() == told.response() && Objects.equals(now.reason(), told.reason())
				&& (told.takesPart() == null || now.takesPart() == told.takesPart());
		if (!nothingNew) {
			this.stored.add(conference.id(), given);
			this.matters.answered(conference, invitee, given);
		}
		return !nothingNew;
	}

	private boolean need(Conference conference, Invitee invitee, Told told, String by) {
		var needed = new Needed(invitee.id(), told.needs(), told.note());
		Needed before = this.stored.needs(conference.id())
			.stream()
			.filter((each) -> each.invitee().equals(invitee.id()))
			.findFirst()
			.orElseGet(() -> new Needed(invitee.id(), Set.of(), null));
		if (before.equals(needed)) {
			return false;
		}
		this.stored.need(conference.id(), needed, by);
		this.matters.needs(conference, invitee, before, needed, by);
		this.events.publishEvent(new NeedsNoted(conference.id()));
		return true;
	}

	/**
	 * Takes in what the calendars answered, for a conference that is held. An answer to a
	 * time at which the conference is no longer is kept, and does not count.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void calendarSays(Conference conference, BookedMeeting meeting) {
		calendarSays(conference, meeting, conference.startsAt(), (_) -> true);
	}

	/**
	 * The same, for an entry of somebody who takes part apart.
	 * @param start when they take part
	 * @param whose whose answer it can hold
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	void calendarSays(Conference conference, BookedMeeting meeting, LocalDateTime start, Predicate<Invitee> whose) {
		boolean outdated = !meeting.start().equals(start);
		List<Given> before = this.stored.of(conference.id());
		meeting.answers()
			.forEach((answer) -> conference.invitees()
				.stream()
				.filter((invitee) -> invitee.address().equalsIgnoreCase(answer.address()))
				.filter(whose)
				.findFirst()
				.ifPresent((invitee) -> takeIn(conference, given(invitee, answer, outdated), answer.at() != null,
						before)));
	}

	private Given given(Invitee invitee, Meetings.Answer answer, boolean outdated) {
		Response response = switch (answer.response()) {
			case NONE -> Response.NONE;
			case ACCEPTED -> Response.ACCEPTED;
			case TENTATIVE -> Response.TENTATIVE;
			case DECLINED -> Response.DECLINED;
		};
		// As exactly as it is kept, or what was taken in before would seem newer.
		Instant at = (answer.at() != null) ? answer.at().truncatedTo(ChronoUnit.MICROS) : null;
		return new Given(invitee.id(), Source.CALENDAR, response, null, null, answer.proposed(), null,
				(at != null) ? at : this.clock.instant(), outdated);
	}

	/** Where a calendar does not say when, the same answer again is the same answer. */
	private void takeIn(Conference conference, Given given, boolean dated, List<Given> before) {
		Optional<Given> last = before.stream()
			.filter((each) -> each.source() == Source.CALENDAR && each.invitee().equals(given.invitee()))
			.findFirst();
		boolean known = last
			.filter((each) -> dated ? !given.at().isAfter(each.at()) : !each.outdated() && given.saysTheSame(each))
			.isPresent();
		if (given.response() != Response.NONE && !known) {
			this.stored.add(conference.id(), given);
			if (!given.outdated()) {
				conference.invitee(given.invitee())
					.ifPresent((invitee) -> this.matters.answered(conference, invitee, given));
				changed(conference.id(), given.invitee());
			}
		}
	}

	private void changed(UUID conference, UUID invitee) {
		this.stored.moved(conference);
		this.events.publishEvent(new AnswerChanged(conference, invitee));
	}

	/**
	 * Who answered did so for the time it was at, and everybody is asked anew; so is
	 * whoever is reached elsewhere, as somebody else may have answered.
	 */
	@EventListener
	void moved(ConferenceChanged changed) {
		if (changed.change() instanceof Change.Moved) {
			this.stored.outdate(changed.conference());
			this.stored.moved(changed.conference());
		}
		if (changed.change() instanceof Change.Corrected corrected && corrected.readdressed()) {
			this.stored.outdate(changed.conference(), corrected.invitee());
			this.stored.moved(changed.conference());
		}
	}

}
