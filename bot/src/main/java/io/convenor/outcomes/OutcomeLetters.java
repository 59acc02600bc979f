package io.convenor.outcomes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Offices;
import io.convenor.conference.Voice;
import io.convenor.conference.readers.Reader;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.IndividualMail;
import io.convenor.delivery.PaperLetters;
import io.convenor.delivery.Parcel;
import io.convenor.people.Hears;

/** The outcome and plan by mail: to each entitled invitee alone, in words for them. */
@Component
class OutcomeLetters {

	/** Stands for each name, where letters to several say the same. */
	private static final String SOMEBODY = "(name)";

	private static final String ASK_US = "There is something for you to do that cannot be written in this letter. "
			+ "Please answer this mail or ring us, and we tell you what it is.";

	private final OutcomePages pages;

	private final Offices offices;

	private final Deliveries deliveries;

	private final PaperLetters papers;

	OutcomeLetters(OutcomePages pages, Offices offices, Deliveries deliveries, PaperLetters papers) {
		this.pages = pages;
		this.offices = offices;
		this.deliveries = deliveries;
		this.papers = papers;
	}

	/** Who may be told. The family of an allegations meeting is not part of it. */
	static Set<UUID> entitled(Conference conference) {
		return conference.invitees()
			.stream()
			.filter((invitee) -> invitee.hears() != Hears.NOTHING)
			.filter((invitee) -> conference.guide().forTheFamily() || !invitee.family())
			.map(Invitee::id)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** Who is told unless the chair says otherwise. */
	static Set<UUID> entitledByDefault(Conference conference) {
		Set<UUID> entitled = entitled(conference);
		conference.invitees()
			.stream()
			.filter((invitee) -> !invitee.toldByDefault())
			.map(Invitee::id)
			.forEach(entitled::remove);
		return entitled;
	}

	/**
	 * Writes to those the chair chose, but to nobody the rules do not entitle.
	 * @return how many
	 */
	int send(Readings readings) {
		Conference conference = readings.conference();
		List<Invitee> told = readings.told(entitled(conference));
		List<Parcel> mails = new ArrayList<>();
		for (Invitee invitee : told) {
			String key = OutcomeKeys.letter(conference.id(), invitee.id());
			String body = body(readings, invitee, invitee.name());
			invitee.mailbox()
				.ifPresentOrElse(
						(mailbox) -> mails.add(Parcel
							.of(key, conference.id(), invitee.described(),
									new IndividualMail(this.offices.of(conference.kind()).mailbox(), mailbox,
											invitee.name(), subject(readings.outcome(), conference, invitee), body))
							.to(invitee.id())),
						() -> this.papers.write(
								key, conference.id(), conference.reference().value(), new PaperLetters.To(invitee.id(),
										conference.everyInvitee(invitee), invitee.described()),
								PaperLetters.What.OUTCOME, body, null));
		}
		this.deliveries.enqueueAll(mails);
		return told.size();
	}

	/** The family recognises their meeting without a name in it. */
	private String subject(Outcome outcome, Conference conference, Invitee invitee) {
		if (!invitee.family()) {
			return conference.reference() + ": outcome and actions";
		}
		String meeting = conference.way().inTheCalendar() ? "Your meeting on %s: outcome, %s"
				: "What was decided on %s: outcome, %s";
		Voice voice = this.pages.voice(conference, invitee, template(invitee));
		return voice.filled(meeting, voice.dayAndMonth(outcome.heldOn().orElseThrow()), conference.reference());
	}

	/**
	 * Every letter as its reader gets it; those that say the same but for the name are
	 * one.
	 */
	List<WhatGoesOut.Letter> drafts(Readings readings) {
		Map<String, List<Invitee>> same = new LinkedHashMap<>();
		readings.told(entitled(readings.conference()))
			.forEach((invitee) -> same
				.computeIfAbsent(body(readings, invitee, SOMEBODY) + heldBack(readings, invitee),
						(_) -> new ArrayList<>())
				.add(invitee));
		return same.values()
			.stream()
			.map((to) -> new WhatGoesOut.Letter(to,
					LetterInWords.of(body(readings, to.getFirst(), (to.size() == 1) ? to.getFirst().name() : SOMEBODY)),
					heldBack(readings, to.getFirst())))
			.toList();
	}

	/** To whom it is mailed who disagreed. */
	List<Invitee> toldOfDissent(Readings readings) {
		return readings.told(entitled(readings.conference()))
			.stream()
			.filter((invitee) -> !readings.dissent(invitee).text().isBlank())
			.toList();
	}

	private String body(Readings readings, Invitee invitee, String name) {
		String template = template(invitee);
		Voice voice = this.pages.voice(readings.conference(), invitee, template);
		Context model = this.pages.model(readings.outcome(), readings.conference(), readings.reader(invitee)::names,
				voice);
		model.setVariable("name", name);
		model.setVariable("chair", readings.conference().chair().name());
		String chairsPart = readings.conference().guide().readBy(invitee.role()).chairsPart();
		model.setVariable("chairsPart", (chairsPart != null) ? voice.said(chairsPart) : null);
		model.setVariable("onPaper", invitee.mailbox().isEmpty());
		leaveOutWhatIsNotTheirs(model, invitee);
		sayWhatIsNext(model, voice);
		model.setVariable("actions", lines(readings, voice));
		model.setVariable("dissent", readings.dissent(invitee).text());
		return this.pages.letter(voice, template, model);
	}

	/** After what is not theirs is left out: only what stands there can be lacking. */
	private static void sayWhatIsNext(Context model, Voice voice) {
		if (model.getVariable("next") instanceof List<?> next) {
			model.setVariable("next", next.stream().map((line) -> voice.said(line.toString())).toList());
		}
	}

	private static String template(Invitee invitee) {
		return invitee.family() ? "outcomes/for-family" : "outcomes/for-professional";
	}

	/** How much of it somebody hears belongs to their role. */
	private static void leaveOutWhatIsNotTheirs(Context model, Invitee invitee) {
		boolean decision = invitee.hears().theDecision();
		model.setVariable("theirPartOnly", !decision);
		if (!decision) {
			model.setVariable("children", List.of());
			model.setVariable("next", List.of());
		}
	}

	/**
	 * What somebody is to do themselves stands in their letter, if only that there is
	 * something.
	 */
	static List<Line> lines(Readings readings, Invitee invitee) {
		return lines(readings, Voice.usual(invitee));
	}

	static List<Line> lines(Readings readings, Voice voice) {
		Invitee invitee = voice.reader();
		Reader reader = readings.reader(invitee);
		List<Line> lines = new ArrayList<>();
		for (Action action : readings.actions(invitee)) {
			String what = readings.inLetter(action, invitee).text();
			boolean lost = readings.loses(invitee, action);
			if (lost || !what.isBlank()) {
				lines.add(new Line(lost ? voice.said(ASK_US) : voice.typed(what),
						readings.conference()
							.invitee(action.owner())
							.map((owner) -> called(voice, reader.calls(owner), owner.role().label()))
							.orElse(""),
						voice.day(action.due())));
			}
		}
		return lines;
	}

	/** A name is the same in any language, and the role behind it is not. */
	private static String called(Voice voice, String called, String role) {
		String behind = " (" + role + ")";
		return called.endsWith(behind)
				? "%s (%s)".formatted(called.substring(0, called.length() - behind.length()), voice.said(role))
				: voice.said(called);
	}

	/** Those whose letter says only that there is something for them to do. */
	List<Invitee> toBeTold(Readings readings) {
		return readings.told(entitled(readings.conference()))
			.stream()
			.filter((invitee) -> readings.actions(invitee)
				.stream()
				.anyMatch((action) -> readings.loses(invitee, action)))
			.toList();
	}

	/** What is not in somebody's letter, and why not. */
	private static List<WhatGoesOut.HeldBack> heldBack(Readings readings, Invitee invitee) {
		return Stream
			.concat(readings.actions(invitee).stream().map((action) -> readings.inLetter(action, invitee)),
					Stream.of(readings.dissent(invitee)))
			.flatMap((reading) -> reading.passages().stream())
			.filter((passage) -> !passage.because().isEmpty() && !passage.isRead())
			.map((passage) -> new WhatGoesOut.HeldBack(passage.said(), passage.because()))
			.toList();
	}

	/** One action as a letter shows it. */
	public record Line(String what, String owner, String due) {
	}

}
