package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

import io.convenor.conference.Conference;
import io.convenor.conference.Guide;
import io.convenor.conference.Kinds;
import io.convenor.conference.LetterTexts;
import io.convenor.conference.Invitee;
import io.convenor.conference.Offices;
import io.convenor.conference.Separations;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.conference.Voice;
import io.convenor.conference.Way;
import io.convenor.people.Authority;
import io.convenor.people.ForFamilies;
import io.convenor.scheduling.HeardBy;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.scheduling.closing.Closing;
import io.convenor.start.Rehearsal;
import io.convenor.scheduling.invitations.Addressee.Helps;
import io.convenor.scheduling.invitations.Addressee.There;
import io.convenor.timescales.Dates;
import io.convenor.timescales.WorkingDays;

/**
 * The texts that go out: one for the calendar, alike for all, and one for each person.
 */
@Component
class InvitationLetters implements Rehearsal {

	private static final String INVITATION = "scheduling/invitation";

	private static final String OWN_ENTRY = "scheduling/own-entry";

	private static final String OWN_ENTRY_OF_SEVERAL = "scheduling/own-entry-of-several";

	private static final String FOR_FAMILY = "scheduling/how-you-take-part-family";

	private static final String FOR_PROFESSIONALS = "scheduling/how-you-take-part";

	private static final String CONVERSATIONS_FOR_FAMILY = "scheduling/by-conversations-family";

	private static final String CONVERSATIONS_FOR_PROFESSIONALS = "scheduling/by-conversations";

	private static final String CHANGED_FOR_FAMILY = "scheduling/what-changed-family";

	private static final String CHANGED_FOR_PROFESSIONALS = "scheduling/what-changed";

	private static final String CANCELLED_FOR_FAMILY = "scheduling/cancelled-family";

	private static final String CANCELLED_FOR_PROFESSIONALS = "scheduling/cancelled";

	private static final String LEFT_FOR_FAMILY = "scheduling/no-longer-invited-family";

	private static final String LEFT_FOR_PROFESSIONALS = "scheduling/no-longer-invited";

	private static final String HELD_BEFORE = "It was held earlier than planned.";

	private static final String NOTHING_IS_LEFT = "It was held earlier than planned, so nothing takes place at this time.";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private final LetterTexts texts;

	private final Authority authority;

	private final Offices offices;

	private final SchedulingSettings settings;

	private final Kinds kinds;

	private final Cancellations cancellations;

	private final SharedMeetings meetings;

	private final Separations separations;

	private final Closing closing;

	private final WorkingDays workingDays;

	private final Clock clock;

	private final ForFamilies forFamilies;

	InvitationLetters(LetterTexts texts, Authority authority, Offices offices, SchedulingSettings settings, Kinds kinds,
			Cancellations cancellations, SharedMeetings meetings, Separations separations, Closing closing,
			WorkingDays workingDays, Clock clock, ForFamilies forFamilies) {
		this.forFamilies = forFamilies;
		this.closing = closing;
		this.meetings = meetings;
		this.separations = separations;
		this.workingDays = workingDays;
		this.clock = clock;
		this.kinds = kinds;
		this.texts = texts;
		this.authority = authority;
		this.offices = offices;
		this.settings = settings;
		this.cancellations = cancellations;
	}

	/** The first chair does not wait until the first texts were read. */
	@Override
	public void rehearse() {
		Guide guide = this.kinds.all().getFirst().guide();
		var meeting = new Meeting("CP-22223", "", "", true, new Join(Way.HYBRID, null, null, null, null, null, null),
				guide, true, guide.agenda(), "", Others.NONE, "");
		var setting = new Setting(false, false, List.of(), this.authority.cpMailbox(), "", "");
		var person = new Addressee("", ReadsAs.PARENT, new There(false, false, false, false, true, false), true, null,
				false, true, false, new Helps(null, null, false), List.of(), true);
		this.texts.toAll(INVITATION, words(meeting, null, null, setting));
		this.texts.toAll(FOR_FAMILY, words(meeting, person, null, setting));
	}

	/** The text of the calendar entry. Everybody reads it, so nobody is named in it. */
	String invitation(Conference conference) {
		return this.texts.toAll(INVITATION, words(meeting(conference), null, null, setting(conference)));
	}

	/**
	 * The text of the entry of somebody who takes part apart. Whoever looks at their
	 * calendar reads it, so nobody is named in it.
	 * @param severalPlaces whether who comes for them does not take part where they do
	 */
	String ownEntry(Conference conference, Invitee invitee, Known now, boolean severalPlaces) {
		Voice voice = Voice.usual(invitee);
		return this.texts.to(voice, severalPlaces ? OWN_ENTRY_OF_SEVERAL : OWN_ENTRY,
				words(voice, meeting(conference, voice, now), person(conference, voice, now), null,
						setting(conference, voice, now)));
	}

	/** How one person takes part. */
	String howToTakePart(Conference conference, Invitee invitee, Known now) {
		String template = letter(conference, invitee);
		Voice voice = this.texts.voice(conference, invitee, template);
		return this.texts.to(voice, template, words(voice, meeting(conference, voice, now),
				person(conference, voice, now), null, setting(conference, voice, now)));
	}

	/**
	 * What stands over a letter: the reference, and for the family what they can
	 * recognise without a name in it.
	 * @param told what they were told before, or null
	 */
	String subject(Conference conference, Invitee invitee, @Nullable Known told, Known now) {
		String reference = conference.reference().value();
		if (!invitee.family()) {
			return reference;
		}
		Voice voice = this.texts.voice(conference, invitee, letter(conference, invitee));
		Known.Difference difference = (told != null) ? now.from(told, invitee) : Known.Difference.NONE;
		if (told != null && (difference.left() || difference.cancelled())) {
			return voice.filled(
					difference.left() ? "About your meeting on %s, %s" : "Cancelled: your meeting on %s, %s",
					voice.dayAndMonth(told.startsAt().toLocalDate()), reference);
		}
		String day = voice.dayAndMonth(now.startsAt().toLocalDate());
		if (!conference.way().inTheCalendar()) {
			return voice.filled("The chair would like to speak with you by %s, %s", day, reference);
		}
		return voice.filled(difference.isNone() ? "Your meeting on %s, %s" : "Changed: your meeting on %s, %s", day,
				reference);
	}

	private static String letter(Conference conference, Invitee invitee) {
		if (!conference.way().inTheCalendar()) {
			return invitee.family() ? CONVERSATIONS_FOR_FAMILY : CONVERSATIONS_FOR_PROFESSIONALS;
		}
		return invitee.family() ? FOR_FAMILY : FOR_PROFESSIONALS;
	}

	/**
	 * What is new to one person, and how they take part now.
	 * @param rung whether somebody rings them about it
	 * @param enclosed what else they are to be told
	 */
	String whatChanged(Conference conference, Invitee invitee, Known before, Known now, boolean rung,
			List<String> enclosed) {
		Known.Difference difference = now.from(before, invitee);
		String template = text(difference, conference, invitee);
		Voice voice = this.texts.voice(conference, invitee, template);
		String still = still(conference, invitee, difference);
		String reason = difference.cancelled() ? reason(conference, invitee, still != null) : null;
		boolean lasts = now.startsAt().equals(before.startsAt());
		boolean excluded = difference.left() && isExcluded(conference, invitee);
		var news = new News(difference,
				new Before(voice.moment(before.startsAt()), voice.time(before.endsAt()),
						lasts ? voice.time(before.endsAt()) : null, before.room(), viewsBy(voice, before)),
				now.joinsAsBefore(before), (reason != null) ? voice.said(reason) : null, still,
				oldEntry(conference, invitee, before, now, difference), rung, excluded,
				before.chairId().equals(conference.chairId()), now.isConfirmedSince(before),
				helpers(voice, before, now, difference), voice.said(enclosed));
		return this.texts.to(voice, template, words(voice, meeting(conference, voice, now),
				person(conference, voice, now), news, setting(conference, voice, now)));
	}

	private static Around.@Nullable Helpers helpers(Voice voice, Known before, Known now, Known.Difference difference) {
		Around around = now.around();
		if (around == null || !(difference.helpers() || difference.part())) {
			return null;
		}
		Around.Helpers helpers = around.since(before.around());
		return new Around.Helpers(said(voice, helpers.come()), said(voice, helpers.gone()),
				said(voice, helpers.still()));
	}

	/** What begins and ends as in an English sentence does not in another. */
	private static List<String> said(Voice voice, List<String> helpers) {
		return voice.isEnglish() ? helpers
				: helpers.stream()
					.map((each) -> each.substring(0, 1).toLowerCase(Locale.UK) + each.substring(1))
					.map((each) -> voice.said(each.endsWith(",") ? each.substring(0, each.length() - 1) : each,
							"an interpreter for you, who speaks "))
					.toList();
	}

	private boolean isExcluded(Conference conference, Invitee invitee) {
		return this.meetings.excluded(this.meetings.of(conference)).contains(SharedMeeting.mailbox(invitee.address()));
	}

	/** The last working day on which they can still send what they want to say. */
	private @Nullable String viewsBy(Voice voice, Known before) {
		LocalDate day = this.workingDays.lastToMeetOn(before.startsAt().toLocalDate().minusDays(1));
		return day.isAfter(Dates.today(this.clock)) ? voice.day(day) : null;
	}

	/**
	 * What the calendar entry was called that is taken from them, where another is put in
	 * its place: their calendar says that it is cancelled, which the meeting is not.
	 */
	private @Nullable String oldEntry(Conference conference, Invitee invitee, Known before, Known now,
			Known.Difference changed) {
		if (!before.way().inTheCalendar() || changed.left() || changed.cancelled()) {
			return null;
		}
		String reference = conference.reference().value();
		String was = Objects.requireNonNullElse(before.together(), reference);
		String is = Objects.requireNonNullElse(now.together(), reference);
		if (!was.equals(reference) && !was.equals(is) && this.meetings.stillInvitedTo(was, invitee)) {
			// The entry they came to before stands for the conference that gave it its
			// name.
			return null;
		}
		return (changed.part() || !was.equals(is) || !now.way().inTheCalendar() || isBookedAnew(before, now, changed)
				|| leavesTeams(before, now)) ? was : null;
	}

	/** What is on Teams stays there, so for a room alone it is booked anew. */
	private static boolean leavesTeams(Known before, Known now) {
		return before.way().hosted() && !now.way().hosted() && !now.isApart();
	}

	/**
	 * Whether the old link was taken away with the entry that it stood in. The entry of
	 * somebody who has a part of the meeting is their own, and only changed.
	 */
	private static boolean isBookedAnew(Known before, Known now, Known.Difference changed) {
		return changed.link() && now.way() != Way.CONFERENCE_CALL && !now.takesPartForAPart()
				&& before.joinUrl() != null && now.joinUrl() != null;
	}

	private @Nullable String reason(Conference conference, Invitee invitee, boolean still) {
		return (conference.status() == Conference.Status.HELD) ? (still ? HELD_BEFORE : NOTHING_IS_LEFT)
				: this.cancellations.inWords(conference.id(), invitee.family());
	}

	/**
	 * The conference for which somebody comes to the same meeting all the same; they are
	 * invited to both, so they know of it.
	 */
	private @Nullable String still(Conference conference, Invitee invitee, Known.Difference difference) {
		return (difference.left() || difference.cancelled())
				? this.meetings.stillInvites(conference, invitee).map((each) -> each.reference().value()).orElse(null)
				: null;
	}

	private static String text(Known.Difference difference, Conference conference, Invitee invitee) {
		boolean family = invitee.family();
		if (difference.left()) {
			return family ? LEFT_FOR_FAMILY : LEFT_FOR_PROFESSIONALS;
		}
		if (difference.cancelled()) {
			return family ? CANCELLED_FOR_FAMILY : CANCELLED_FOR_PROFESSIONALS;
		}
		if (!conference.way().inTheCalendar()) {
			return letter(conference, invitee);
		}
		return family ? CHANGED_FOR_FAMILY : CHANGED_FOR_PROFESSIONALS;
	}

	private Addressee person(Conference conference, Voice voice, Known now) {
		Invitee invitee = voice.reader();
		ReadsAs as = ReadsAs.of(invitee);
		String hostUrl = conference.joinUrl()
			.filter(InvitationLetters::safe)
			.filter((_) -> as == ReadsAs.CHAIR)
			.orElse(null);
		return new Addressee(invitee.name(), as,
				new There(now.place() == Invitee.Place.ROOM, now.awaitsTheRoom(), now.isApart(), now.joinsByOwnLink(),
						!now.endsAt().isBefore(conference.endsAt()),
						now.together() != null && this.meetings.stillInvites(conference, invitee).isPresent()),
				conference.guide().asks(invitee), hostUrl, conference.organiser().equalsIgnoreCase(invitee.address()),
				invitee.toldByDefault(), invitee.mailbox().isEmpty(),
				new Helps((as == ReadsAs.INTERPRETER) ? invitee.language() : null, comesFor(conference, invitee),
						now.isApart() && this.meetings.apartThemselves(conference, invitee).isEmpty()),
				said(voice, Around.of(conference, invitee, this.separations).helpers()), invitee.takesDecisions());
	}

	/**
	 * Whom somebody comes for is told by role, and not to whoever is to find no trace of
	 * them.
	 */
	private @Nullable String comesFor(Conference conference, Invitee invitee) {
		return Optional.ofNullable(invitee.forWhom())
			.flatMap(conference::invitee)
			.filter(Invitee::invited)
			.filter((helped) -> this.meetings.keptFrom(conference, invitee)
				.stream()
				.noneMatch((each) -> each.id().equals(helped.id())))
			.map((helped) -> "the " + helped.role().inASentence())
			.orElse(null);
	}

	private Setting setting(Conference conference) {
		return setting(conference, false, List.of(), "");
	}

	/**
	 * Who is in a meeting of their own while the others meet is told that, and so is the
	 * chair, who cannot be in both; nobody else, and never who it is.
	 */
	private Setting setting(Conference conference, Voice voice, Known now) {
		boolean aside = now.joinsByOwnLink() && now.startsAt().isBefore(conference.endsAt())
				&& now.endsAt().isAfter(conference.startsAt());
		return setting(conference, aside, (ReadsAs.of(voice.reader()) == ReadsAs.CHAIR && !now.joinsByOwnLink())
				? besides(conference) : List.of(), voice.lasting(conference.lengthMinutes()));
	}

	private Setting setting(Conference conference, boolean aside, List<String> besides, String lasts) {
		return new Setting(this.closing.allowsRecording(conference), aside, besides,
				this.offices.of(conference.kind()).mailbox(), this.offices.telephone(conference.kind()), lasts);
	}

	private List<String> besides(Conference conference) {
		return this.meetings.of(conference)
			.stillToBeHeld()
			.all()
			.stream()
			.flatMap((each) -> this.separations.of(each.id()).stream())
			.filter((each) -> each.takesPart() && each.hasOwnLink())
			.filter((each) -> each.startsAt(conference).isBefore(conference.endsAt())
					&& each.endsAt(conference).isAfter(conference.startsAt()))
			.map((each) -> TIME.format(each.startsAt(conference)) + " to " + TIME.format(each.endsAt(conference)))
			.toList();
	}

	Context words(Meeting meeting, @Nullable Addressee person, @Nullable News news, Setting setting) {
		var context = new Context(Locale.UK, Map.of("meeting", meeting, "authority", this.authority));
		context.setVariable("person", person);
		context.setVariable("news", news);
		context.setVariable("setting", setting);
		context.setVariable("help", this.forFamilies.readBy(person != null && person.as() == ReadsAs.YOUNG_PERSON));
		return context;
	}

	private Context words(Voice voice, Meeting meeting, Addressee person, @Nullable News news, Setting setting) {
		Context context = words(meeting, person, news, setting);
		context.setVariable("help", this.forFamilies.readBy(person.as() == ReadsAs.YOUNG_PERSON)
			.said((english) -> person.family() ? voice.said(english) : english));
		return context;
	}

	/**
	 * The meeting as one person knows it: when they take part, how, and by which link.
	 */
	private Meeting meeting(Conference conference, Voice voice, Known known) {
		Invitee invitee = voice.reader();
		Meeting whole = meeting(conference,
				conference.guide().readBy(invitee.role()).said((english) -> voice.said(english)));
		String heardBy = voice.day(HeardBy.of(conference));
		if (!conference.way().inTheCalendar()) {
			return new Meeting(whole.reference, voice.filled("by %s", voice.day(conference.startsAt().toLocalDate())),
					whole.ends, whole.shared, whole.join, whole.guide, whole.quorate, whole.agenda, whole.chair,
					whole.others, heardBy);
		}
		boolean room = known.way().inARoom();
		List<String> agenda = known.isApart()
				? whole.guide.agendaOfAPart(known.takesPartForAPart() && !known.endsAt().isBefore(conference.endsAt()))
				: whole.agenda;
		String directions = whole.join.directions;
		return new Meeting(whole.reference, voice.moment(known.startsAt()), voice.time(known.endsAt()), whole.shared,
				new Join(known.way(), room ? whole.join.room : null,
						(room && directions != null) ? voice.said(directions) : null,
						Optional.ofNullable(known.joinUrl()).filter(InvitationLetters::safe).orElse(null),
						known.dialInNumber(), known.dialInCode(), entryOfAnother(conference, invitee, known)),
				whole.guide, whole.quorate, agenda, whole.chair,
				Others.of(conference, invitee, Around.of(conference, invitee, this.separations).apart()), heardBy);
	}

	/**
	 * What the entry is called that somebody comes to, where it is not named like the
	 * conference: whoever has a meeting of their own has one for all of the meeting.
	 */
	private @Nullable String entryOfAnother(Conference conference, Invitee invitee, Known known) {
		return !known.joinsByOwnLink() ? known.together()
				: this.meetings.apart(conference, invitee)
					.map((each) -> each.conference().reference().value())
					.filter((each) -> !each.equals(conference.reference().value()))
					.orElse(null);
	}

	private Meeting meeting(Conference conference) {
		return meeting(conference, conference.guide());
	}

	private Meeting meeting(Conference conference, Guide guide) {
		String room = conference.roomToComeTo().map(Conference.Room::name).orElse(null);
		String directions = conference.roomToComeTo()
			.map((each) -> this.settings.roomDirections().get(each.address()))
			.orElse(null);
		return new Meeting(conference.reference().value(), conference.when(), TIME.format(conference.endsAt()),
				!conference.kind().isRestricted(),
				new Join(conference.way(), room, directions,
						conference.joinUrl()
							.filter(InvitationLetters::safe)
							.filter((_) -> conference.way().online())
							.orElse(null),
						conference.dialInNumber().orElse(null), conference.dialInCode().orElse(null), null),
				guide, conference.kind().needsQuorum(), guide.agenda(), conference.chair().name(), Others.NONE,
				Dates.inWords(HeardBy.of(conference)));
	}

	/**
	 * What else a letter says about a meeting.
	 *
	 * @param recorded whether the rules of the authority let it be recorded
	 * @param aside whether the reader's own meeting is held while the others meet
	 * @param besides for the chair, when somebody is in a meeting of their own meanwhile
	 * @param mailbox where help is asked for by email
	 * @param telephone where help is asked for by telephone; empty for nowhere
	 * @param lasts how long all of the meeting is, in words
	 */
	record Setting(boolean recorded, boolean aside, List<String> besides, String mailbox, String telephone,
			String lasts) {
	}

	private static boolean safe(String url) {
		return url.startsWith("https://");
	}

	/**
	 * A conference as its letters tell it.
	 *
	 * @param shared whether agencies share what they write with the family: never where
	 * somebody may not know of the meeting
	 * @param guide what the meeting is called and how it is managed
	 * @param quorate whether it decides nothing without enough agencies
	 * @param agenda what happens in it while the reader is there
	 * @param chair who chairs it, by name
	 * @param others who else takes part
	 * @param heardBy by which day whoever is not there hears what was decided
	 */
	record Meeting(String reference, String starts, String ends, boolean shared, Join join, Guide guide,
			boolean quorate, List<String> agenda, String chair, Others others, String heardBy) {

		/** Who takes part apart from the others and how; for the chair alone. */
		public List<String> apart() {
			return this.others.apart();
		}

		public boolean call() {
			return this.join.way == Way.CONFERENCE_CALL;
		}

		/** How it is held, in the middle of a sentence. */
		public String wayInWords() {
			String label = this.join.way.label();
			return label.substring(0, 1).toLowerCase(Locale.UK) + label.substring(1);
		}

		public boolean hybrid() {
			return this.join.way == Way.HYBRID;
		}

		public boolean virtual() {
			return this.join.way == Way.VIRTUAL;
		}

		public boolean faceToFace() {
			return this.join.way == Way.FACE_TO_FACE;
		}

	}

	/**
	 * How the reader takes part in it.
	 *
	 * @param together what the calendar entry is called that it shares with the meeting
	 * of a brother or sister; null where it is held by itself
	 */
	record Join(Way way, @Nullable String room, @Nullable String directions, @Nullable String joinUrl,
			@Nullable String dialInNumber, @Nullable String dialInCode, @Nullable String together) {

		/** How it is rung; null where nobody can ring in. */
		public @Nullable DialIn ring() {
			return (this.dialInNumber != null && !this.dialInNumber.isBlank())
					? DialIn.of(this.dialInNumber, this.dialInCode) : null;
		}

	}

	/**
	 * What is new to somebody.
	 *
	 * @param sameLink whether the link and number they have still take them in
	 * @param reason why it will not be held, as a sentence, or null
	 * @param still the reference for which they come to the same meeting all the same, or
	 * null
	 * @param oldEntry what the entry is called that is taken from their calendar although
	 * they still take part, or null
	 * @param rung whether somebody rings them about it
	 * @param excluded whether they are to come to no part, and not just no longer invited
	 * @param sameChair whether they were told of this chair before
	 * @param confirmed whether the room they were told of has accepted since
	 * @param helpers who comes for them, where it is not as they were told, or null
	 * @param enclosed what else they are told, as sentences
	 */
	record News(Known.Difference what, Before before, boolean sameLink, @Nullable String reason, @Nullable String still,
			@Nullable String oldEntry, boolean rung, boolean excluded, boolean sameChair, boolean confirmed,
			Around.@Nullable Helpers helpers, List<String> enclosed) {
	}

	/**
	 * What somebody was told before.
	 *
	 * @param ended when it ends, where it only lasts longer or shorter than that
	 * @param leftRoom the room they were told to come to, or null
	 * @param viewsBy the last day on which they could send what they want to say; null
	 * where there was none before the meeting
	 */
	record Before(String began, String until, @Nullable String ended, @Nullable String leftRoom,
			@Nullable String viewsBy) {
	}

}
