package io.convenor.conference;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.convenor.people.Role;

/**
 * How a kind of meeting is prepared and run, as its file in {@code kinds} says: who is
 * usually invited, who is asked for a report, what happens in it, and what it is called.
 *
 * @param forProfessionals what professionals call it
 * @param forFamily what it is to the family, as half a sentence; null where no family is
 * invited
 * @param runBy who runs it
 * @param usuallyInvited whom a chair would miss, beside themselves
 * @param askedForAReport whose agency is asked for a report
 * @param happens what happens in it
 * @param chairsPart what the chair does and is, in words for the family; null where no
 * family is invited
 * @param managed how it is managed
 * @param channel by what name the configuration has the channel into which its outcome
 * goes, beside the library; null where it stays with those who are told
 * @param nextMeeting what the next meeting is called, whose day may be agreed in this one
 * @param toTheYoungPerson what the young person reads whom it is about; null where that
 * is what the family reads
 * @param inCalendars whether what happens in it and how it is managed may stand in
 * calendars, which others look after
 */
public record Guide(String forProfessionals, @Nullable String forFamily, String runBy, List<Role> usuallyInvited,
		Set<Role> askedForAReport, Agenda happens, @Nullable String chairsPart, List<String> managed,
		@Nullable String channel, String nextMeeting, @Nullable ToTheYoungPerson toTheYoungPerson,
		boolean inCalendars) {

	/** The channel of every kind that names no other. */
	public static final String USUAL_CHANNEL = "usual";

	public Guide {
		usuallyInvited = List.copyOf(usuallyInvited);
		askedForAReport = Set.copyOf(askedForAReport);
		managed = List.copyOf(managed);
	}

	/**
	 * Whether its outcome goes into a channel and the library; otherwise it stays with
	 * those who are told.
	 */
	public boolean filed() {
		return this.channel != null;
	}

	/** Whether family is invited to it. */
	public boolean forTheFamily() {
		return this.forFamily != null;
	}

	/** The same in words for whoever reads it. */
	public Guide readBy(Role role) {
		ToTheYoungPerson words = this.toTheYoungPerson;
		return (role != Role.YOUNG_PERSON || words == null) ? this
				: new Guide(this.forProfessionals, words.what, this.runBy, this.usuallyInvited, this.askedForAReport,
						new Agenda(words.agenda, this.happens.decidesFrom, this.happens.ofAPart), words.chairsPart,
						this.managed, this.channel, this.nextMeeting, null, this.inCalendars);
	}

	/** The same for family, in the language of their letter. */
	public Guide said(UnaryOperator<String> words) {
		Agenda agenda = new Agenda(this.happens.lines.stream().map(words).toList(),
				words.apply(this.happens.decidesFrom), this.happens.ofAPart.stream().map(words).toList());
		return new Guide(this.forProfessionals, (this.forFamily != null) ? words.apply(this.forFamily) : null,
				words.apply(this.runBy), this.usuallyInvited, this.askedForAReport, agenda,
				(this.chairsPart != null) ? words.apply(this.chairsPart) : null, this.managed, this.channel,
				this.nextMeeting, this.toTheYoungPerson, this.inCalendars);
	}

	/** The same where somebody chairs of whom something else is true. */
	Guide chairedWith(KindChairs.Words words) {
		return new Guide(this.forProfessionals, this.forFamily, words.runBy(), this.usuallyInvited,
				this.askedForAReport, this.happens, words.chairsPart(), words.managed(), this.channel, this.nextMeeting,
				this.toTheYoungPerson, this.inCalendars);
	}

	/** Whether somebody is asked for a report. */
	public boolean asks(Invitee invitee) {
		return this.askedForAReport.contains(invitee.role()) && invitee.reports();
	}

	/** What happens in it, line by line. */
	public List<String> agenda() {
		return this.happens.lines;
	}

	/**
	 * What happens while somebody is there for a part.
	 * @param toTheEnd whether they stay while the meeting decides
	 */
	public List<String> agendaOfAPart(boolean toTheEnd) {
		return Stream.concat(this.happens.ofAPart.stream(), toTheEnd ? this.happens.decided().stream() : Stream.empty())
			.toList();
	}

	/**
	 * What happens in a meeting, in words that tell nothing of the case.
	 *
	 * @param decidesFrom the line from which it decides; who leaves before the end is not
	 * there then
	 * @param ofAPart what happens while somebody of the family is there who does not
	 * stay, or who speaks with the chair alone
	 */
	public record Agenda(List<String> lines, String decidesFrom, List<String> ofAPart) {

		public Agenda {
			lines = List.copyOf(lines);
			ofAPart = List.copyOf(ofAPart);
		}

		private List<String> decided() {
			return this.lines.subList(this.lines.indexOf(this.decidesFrom), this.lines.size());
		}

	}

	/**
	 * What a young person reads of a meeting that is about them.
	 *
	 * @param what what it is, as half a sentence
	 * @param agenda what happens in it
	 * @param chairsPart what the chair does and is
	 */
	public record ToTheYoungPerson(String what, List<String> agenda, String chairsPart) {

		public ToTheYoungPerson {
			agenda = List.copyOf(agenda);
		}

	}

}
