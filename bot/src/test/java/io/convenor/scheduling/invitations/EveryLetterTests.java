package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.FamilyContact.Format;
import io.convenor.conference.FamilyContacts;
import io.convenor.conference.Guide;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.LetterForms;
import io.convenor.conference.LetterTexts;
import io.convenor.conference.Offices;
import io.convenor.conference.Separation.Manner;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.TermsForFamilies;
import io.convenor.conference.Way;
import io.convenor.people.Authority;
import io.convenor.people.EmailAddress;
import io.convenor.people.ForFamilies;
import io.convenor.people.Office;
import io.convenor.people.Role;
import io.convenor.people.Standing;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.scheduling.calendar.OwnEntry;
import io.convenor.scheduling.closing.Closing;
import io.convenor.scheduling.invitations.Known.Join;
import io.convenor.timescales.BankHolidays;
import io.convenor.timescales.Dates;
import io.convenor.timescales.SomeRules;
import io.convenor.timescales.WorkingDays;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every letter as each of its readers gets it: whatever their role, the way it is held,
 * the part they take and what has changed.
 */
@Tag("slow")
class EveryLetterTests {

	private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 4, 13, 10, 0);

	private static final LocalDateTime TUESDAY = LocalDateTime.of(2026, 4, 7, 13, 30);

	private static final String NUMBER = "+44 20 7946 0123";

	private static final Conference.Room ALDER = new Conference.Room("room.alder@northmere.example", "Alder Room");

	private static final Pattern BY_A_DAY = Pattern.compile("by \\w+day \\d+ \\w+ \\d{4}");

	/** Read once: each rule holds for all of them. */
	private static final List<Read> ALL = new ArrayList<>();

	/** One of each sort of reader. */
	private static final Set<Role> EACH = Set.of(Role.CHAIR, Role.MINUTE_TAKER, Role.ADVOCATE, Role.INTERPRETER,
			Role.FOSTER_CARER, Role.SCHOOL, Role.LADO, Role.MOTHER, Role.YOUNG_PERSON, Role.RELATIVE, Role.SUPPORTER);

	private static final Authority NORTHMERE = new Authority("Northmere Council", "conferences@northmere.example",
			"organiser", "cp.reports@northmere.example", "01632 960000", "children’s services");

	private static final ForFamilies FOR_FAMILIES = new ForFamilies("", "",
			List.of(new ForFamilies.Advice("Family Rights Group", "advice for parents", "0808 801 0366",
					"Monday to Friday", false, "a test"),
					new ForFamilies.Advice("Childline", "somebody to talk to", "0800 1111", "", true, "a test")));

	private static final SpringTemplateEngine TEMPLATES = templates();

	private final FamilyContacts contacts = Mockito.mock(FamilyContacts.class);

	private final SharedMeetings meetings = Mockito.mock(SharedMeetings.class);

	private final Separations separations = Mockito.mock(Separations.class);

	private final Cancellations cancellations = Mockito.mock(Cancellations.class);

	private final Closing closing = Mockito.mock(Closing.class);

	private final WorkingDays workingDays = new WorkingDays(BankHolidays.shipped());

	private final LetterTexts texts = new LetterTexts(TEMPLATES, NORTHMERE, LetterForms.shipped(this.contacts));

	private final InvitationLetters letters = new InvitationLetters(this.texts, NORTHMERE, offices(),
			new SchedulingSettings(SchedulingSettings.OrganisedBy.SERVICE_ACCOUNT, null, null, 25, 8, null, null, 42,
					12, null, Map.of(ALDER.address(), "Shire Hall, Castle Street. Use the side entrance.")),
			SomeKinds.SHIPPED, this.cancellations, this.meetings, this.separations, this.closing, this.workingDays,
			Clock.fixed(Instant.parse("2026-03-30T09:00:00Z"), Dates.LONDON), FOR_FAMILIES);

	/** What a reader takes part in. */
	private enum Part {

		WHOLE, EARLY, LATE, OWN_LINK, EXCLUDED, ONE_OF_TWO, BOTH

	}

	/** What a reader is told. */
	private enum What {

		INVITED, MOVED, LONGER, ANOTHER_CHAIR, ANOTHER_ROLE_IN_IT, ANOTHER_LINK, CANCELLED, LEFT

	}

	/** One letter and all that it depends on. */
	private record Read(Kind kind, Role role, Way way, Part part, What what, Invitee reader, Conference conference,
			String subject, String html) {

		String text() {
			return text(this.html);
		}

		static String text(String html) {
			return html.substring(html.indexOf("<body"))
				.replaceAll("<[^>]+>", " ")
				.replace("&#39;", "'")
				.replaceAll("\\s+", " ")
				.replaceAll(" (?=[.,:”])", "")
				.replace("“ ", "“");
		}

		boolean family() {
			return this.reader.family();
		}

		/** The same for every letter to one reader about one meeting. */
		List<Object> about() {
			return List.of(this.kind, this.role, this.way, this.part);
		}

		/** What stands over it. */
		String heading() {
			return text().substring(0, text().indexOf("Northmere Council")).strip();
		}

		/** Whether the reader still takes part. */
		boolean comes() {
			return this.what != What.LEFT && this.what != What.CANCELLED && this.part != Part.EXCLUDED;
		}

		boolean isApart() {
			return this.way.inTheCalendar()
					&& (this.part == Part.EARLY || this.part == Part.LATE || this.part == Part.OWN_LINK);
		}

		@Override
		public String toString() {
			return "%s %s %s %s %s: %s".formatted(this.kind, this.role, this.way, this.part, this.what, text());
		}

	}

	/** With everything that can be said in it, and with nothing that can be left out. */
	@ParameterizedTest
	@ValueSource(strings = { "invitation", "own-entry", "own-entry-of-several", "how-you-take-part-family",
			"how-you-take-part", "by-conversations-family", "by-conversations", "what-changed-family", "what-changed",
			"cancelled-family", "cancelled", "no-longer-invited-family", "no-longer-invited" })
	void everyTextCanBeDrawnForEveryReader(String text) {
		Guide guide = SomeKinds.SHIPPED.all().getFirst().guide();
		var news = new InvitationLetters.News(
				new Known.Difference(false, false, true, true, true, true, true, true, true, false, true),
				new InvitationLetters.Before("", "", "", null, ""), false, null, "CP-3333M", "", true, true, true,
				false, new Around.Helpers(List.of(""), List.of(""), List.of("")), List.of(""));
		var setting = new InvitationLetters.Setting(false, true, List.of("09:00 to 09:30"),
				"cp.reports@northmere.example", "", "1 hour");
		boolean entry = text.equals("invitation") || text.startsWith("own-entry");
		for (Way way : Stream.of(Way.values()).filter((each) -> !entry || each.inTheCalendar()).toList()) {
			for (ReadsAs as : Stream.of(ReadsAs.values())
				.filter((each) -> !text.endsWith("-family") || each.compareTo(ReadsAs.YOUNG_PERSON) >= 0)
				.toList()) {
				var person = new Addressee("", as, new Addressee.There(true, false, true, false, true, true), true, "",
						false, true, true, new Addressee.Helps("", "", true), List.of(""), true);
				Stream
					.of(new InvitationLetters.Meeting("CP-22223", "", "", true,
							new InvitationLetters.Join(way, null, null, null, null, null, null), guide, true, List.of(),
							"", new Others(List.of(Others.AlsoInvited.values()), List.of(""), true), ""),
							new InvitationLetters.Meeting("CP-22223", "", "", true,
									new InvitationLetters.Join(way, "", "", "", "", "", "CP-3333M"), guide, true,
									List.of(""), "", new Others(List.of(), List.of(""), false), ""))
					.forEach((meeting) -> assertThat(
							this.texts.toAll("scheduling/" + text, this.letters.words(meeting, person, news, setting)))
						.contains("</html>"));
			}
		}
	}

	/** Mail programs fold away what was there before. */
	@Test
	void aLetterAboutAChangeBeginsWithIt() {
		Map<List<Object>, String> first = new HashMap<>();
		every((letter) -> {
			if (letter.what == What.INVITED) {
				first.put(letter.about(), letter.heading());
			}
		});
		every((letter) -> {
			assertThat(letter.heading().length()).as(letter::toString).isBetween(10, 100);
			if (letter.what != What.INVITED) {
				assertThat(letter.heading()).as(letter::toString).isNotEqualTo(first.get(letter.about()));
			}
			if (letter.what == What.MOVED && letter.part == Part.WHOLE && letter.comes()) {
				assertThat(letter.heading()).as(letter::toString).contains("has moved to Monday 13 April 2026, 10");
			}
		});
	}

	@Test
	void nobodyWhoChairsIsToldToWaitForTheChairOrToHoldBackForThem() {
		every((letter) -> {
			if (letter.role == Role.CHAIR) {
				assertThat(letter.text()).as(letter::toString)
					.doesNotContain("The chair lets you in", "Wait in the lobby", "gets in touch with you",
							"talk with the chair", "Everybody but the chair", "What to bring",
							"to yourself. The chair");
			}
		});
	}

	@Test
	void everyLetterToTheFamilyNamesWhoChairsAndWhatTheirPartIs() {
		every((letter) -> {
			if (letter.family()) {
				assertThat(letter.text()).as(letter::toString).contains("Helen Okafor");
				if (letter.comes()) {
					assertThat(letter.text()).as(letter::toString).contains("make sure that");
				}
			}
		});
	}

	@Test
	void nothingIsPromisedOfACalendarThatIsNotOurs() {
		every((letter) -> assertThat(letter.text()).as(letter::toString)
			.doesNotContain("is in your calendar", "taken out of your calendar", "is up to date", "entry stays",
					"put into your calendar"));
	}

	@Test
	void noLetterPromisesWhatNobodyIsThereToKeep() {
		every((letter) -> assertThat(letter.text()).as(letter::toString)
			.doesNotContain("decided and why", "will tell you how", "will look for", "will explain",
					"They will get in touch", "will not write to you", "nothing more about it", "will make sure",
					"will arrange", "will be arranged", "keep it to ourselves", "We will ring you about another"));
	}

	@Test
	void familiesReadTheTimeAsTheySayIt() {
		every((letter) -> {
			if (letter.family()) {
				assertThat(letter.text().replace(NUMBER, "")).as(letter::toString)
					.doesNotContainPattern("\\b\\d\\d:\\d\\d\\b");
			}
		});
	}

	@Test
	void byNamesADayOnWhichPeopleWork() {
		every((letter) -> {
			Matcher day = BY_A_DAY.matcher(letter.text());
			while (day.find()) {
				LocalDate date = LocalDate.parse(day.group().substring(3),
						java.time.format.DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", java.util.Locale.UK));
				assertThat(this.workingDays.isWorkingDay(date)).as(() -> letter.toString()).isTrue();
			}
		});
	}

	@Test
	void whoTakesAPartIsToldWhichAndThatTheMeetingGoesOnWithoutThem() {
		every((letter) -> {
			if (letter.isApart() && letter.comes()) {
				assertThat(letter.text()).as(letter::toString)
					.contains("without you", "until about")
					.satisfies((text) -> assertThat(text.contains("How you hear what was decided"))
						.as("whoever interprets has no need to")
						.isEqualTo(letter.role != Role.INTERPRETER))
					.doesNotContain("What happens in the meeting", "The meeting is on", "It now ends at",
							"It ends at about", "The time.");
				if (letter.part != Part.LATE) {
					assertThat(letter.text()).as(letter::toString)
						.doesNotContain("What the meeting decides", "Whether the plan goes on", "What is decided, and");
				}
			}
		});
	}

	@Test
	void whoTakesAPartLearnsNoOtherTimeOfTheMeeting() {
		every((letter) -> {
			if (letter.isApart() && letter.part != Part.LATE && letter.comes() && letter.role != Role.CHAIR) {
				assertThat(letter.text()).as(letter::toString).doesNotContain("11:30");
			}
			if (letter.part == Part.LATE && letter.isApart() && letter.what == What.INVITED) {
				assertThat(letter.text()).as(letter::toString).doesNotContain("10am", "10:00");
			}
		});
	}

	@Test
	void whoIsPutApartIsToldThatTheNoticeIsAboutTheOldEntryOnly() {
		every((letter) -> {
			if (letter.isApart() && letter.what == What.ANOTHER_ROLE_IN_IT) {
				assertThat(letter.text()).as(letter::toString)
					.contains("“Canceled: " + letter.conference.reference() + "”", "old entry in your calendar",
							"You also get a new invitation")
					.doesNotContain("It is now on", "an update for your calendar");
			}
		});
	}

	@Test
	void everyEntryAndTheChairsLetterSayThatNobodyMayRecordUnlessTheRulesLetTheChair() {
		for (Way way : List.of(Way.VIRTUAL, Way.HYBRID, Way.FACE_TO_FACE, Way.CONFERENCE_CALL)) {
			Conference conference = conference(SomeKinds.INITIAL_CONFERENCE, way, Role.MOTHER);
			Conference recorded = conference(SomeKinds.INITIAL_CONFERENCE, way, Role.MOTHER);
			Mockito.when(this.closing.allowsRecording(recorded)).thenReturn(true);
			assertThat(entries(conference)).hasSize(3)
				.allSatisfy((entry) -> assertThat(entry).contains("Nobody may record the meeting."));
			assertThat(entries(recorded)).hasSize(3)
				.allSatisfy((entry) -> assertThat(entry)
					.contains("The chair says at the start whether the meeting is recorded. Nobody else may record it.")
					.doesNotContain("Nobody may record"));
		}
		Conference conference = conference(SomeKinds.INITIAL_CONFERENCE, Way.HYBRID, Role.CHAIR);
		assertThat(read(conference, Part.WHOLE, What.INVITED).orElseThrow().text())
			.contains("remind everybody that nobody may record");
		Mockito.when(this.closing.allowsRecording(conference)).thenReturn(true);
		assertThat(read(conference, Part.WHOLE, What.INVITED).orElseThrow().text())
			.contains("say whether the meeting is recorded; nobody else may record")
			.doesNotContain("nobody may record");
	}

	/** Everybody's, and those of somebody with a time and with a meeting of their own. */
	private List<String> entries(Conference conference) {
		Invitee reader = conference.invitees().getLast();
		shared(conference, reader, Part.WHOLE);
		return List.of(Read.text(this.letters.invitation(conference)),
				Read.text(this.letters.ownEntry(conference, reader, known(conference, reader, Part.EARLY), false)),
				Read.text(this.letters.ownEntry(conference, reader, known(conference, reader, Part.OWN_LINK), false)));
	}

	@Test
	void whoHasAMeetingOfTheirOwnWhileTheOthersMeetIsToldToWaitForTheChairWhoLeavesThem() {
		String meanwhile = "This meeting is held while the others meet. The chair leaves them to come to it";
		every((letter) -> {
			boolean own = letter.part == Part.OWN_LINK && letter.way.inTheCalendar() && letter.comes();
			assertThat(letter.text().contains(meanwhile)).as(letter::toString).isEqualTo(own);
		});
		Conference conference = conference(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, Role.MOTHER);
		Invitee mother = conference.invitees().getLast();
		assertThat(entries(conference).getLast()).contains(meanwhile);
		Separation after = new Separation(UUID.randomUUID(), conference.id(), mother.id(), Manner.OWN_LINK, 90, 120,
				null, "a reason", "helen", Instant.EPOCH, null, null);
		Known afterwards = Known.of(conference, mother, after, OwnEntry.none(UUID.randomUUID()));
		assertThat(this.letters.ownEntry(conference, mother, afterwards, false)
				+ this.letters.howToTakePart(conference, mother, afterwards))
			.doesNotContain("while the others meet");
	}

	@Test
	void theChairReadsWhenSomebodyIsInAMeetingOfTheirOwnMeanwhileAndNobodyElseDoes() {
		Conference conference = conference(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, Role.MOTHER);
		Invitee mother = conference.invitees().getLast();
		shared(conference, mother, Part.WHOLE);
		Mockito.when(this.separations.of(conference.id()))
			.thenReturn(List.of(separation(conference, mother, Part.OWN_LINK)));
		assertThat(Read
			.text(this.letters.howToTakePart(conference, conference.chair(), Known.of(conference, conference.chair()))))
			.contains("While this meeting goes on, from 10:00 to 10:30, somebody takes part in a meeting of their own",
					"You alone can let them in, and you cannot be in both at once");
		assertThat(this.letters.howToTakePart(conference, mother, Known.of(conference, mother))
				+ this.letters.invitation(conference))
			.doesNotContain("While this meeting goes on", "a meeting of their own");
		Mockito.when(this.separations.of(conference.id()))
			.thenReturn(List.of(separation(conference, mother, Part.EARLY)));
		assertThat(this.letters.howToTakePart(conference, conference.chair(), Known.of(conference, conference.chair())))
			.doesNotContain("While this meeting goes on");
	}

	@Test
	void whoeverTakesPartInDecidingIsToldThatTheyAreAskedAndNobodyElseIs() {
		every((letter) -> {
			boolean stays = !letter.isApart() || letter.part == Part.LATE;
			boolean meets = letter.way.inTheCalendar();
			boolean asked = letter.reader.takesDecisions() && letter.role != Role.CHAIR
					&& (!meets || (stays && letter.kind.decidesOnAPlan()));
			if (letter.what == What.INVITED) {
				assertThat(letter.text().contains("What you think should be decided")).as(letter::toString)
					.isEqualTo(asked);
			}
		});
	}

	@Test
	void anInterpreterReadsForWhomUnlessTheyAreToFindNoTraceOfThem() {
		assertThat(interpreters(false)).contains("You interpret for the mother.", "The language is Polish.")
			.doesNotContain("Kim");
		assertThat(interpreters(true)).contains("The language is Polish.", "If you do not know for whom you interpret")
			.doesNotContain("mother");
	}

	private String interpreters(boolean keptApart) {
		Conference conference = conference(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, Role.MOTHER);
		Invitee mother = conference.invitees().getLast();
		Invitee interpreter = Invitee.named("Eva Nowak")
			.mailbox(new EmailAddress("eva@words.example"))
			.agency("Words")
			.as(Role.INTERPRETER)
			.language("Polish")
			.forWhom(mother.id())
			.build();
		conference.invite(interpreter);
		shared(conference, mother, Part.WHOLE);
		Mockito.when(this.meetings.keptFrom(conference, interpreter))
			.thenReturn(keptApart ? List.of(mother) : List.of());
		return Read.text(this.letters.howToTakePart(conference, interpreter, Known.of(conference, interpreter)));
	}

	@Test
	void whoeverGetsANewLinkIsToldThatTheNoticeIsAboutTheOldEntryOnly() {
		every((letter) -> {
			if (letter.what == What.ANOTHER_LINK && letter.way.online() && !letter.isApart() && letter.comes()) {
				assertThat(letter.text()).as(letter::toString)
					.contains("“Canceled: ", "old entry in your calendar", "You also get a new invitation");
			}
		});
	}

	@Test
	void nothingAboutAllegationsSendsAnybodyToTheAdministrationTeam() {
		every((letter) -> {
			if (letter.kind.isRestricted()) {
				assertThat(letter.text()).as(letter::toString)
					.contains("lado@northmere.example")
					.doesNotContain("cp.reports@", "01632 960000");
				if (letter.way.inTheCalendar()) {
					assertThat(Read.text(this.letters.invitation(letter.conference))).contains("lado@northmere.example")
						.doesNotContain("cp.reports@", "01632 960000");
				}
			}
			else {
				assertThat(letter.text()).as(letter::toString).contains("cp.reports@northmere.example", "01632 960000");
			}
		});
	}

	@Test
	void nobodyIsAskedToPassOnThatThereIsAnAllegationsMeeting() {
		every((letter) -> {
			if (letter.kind.isRestricted()) {
				assertThat(letter.text()).as(letter::toString).doesNotContain("write to us who comes");
			}
		});
		Conference conference = conference(SomeKinds.ALLEGATIONS_MEETING, Way.VIRTUAL, Role.EMPLOYER);
		assertThat(read(conference, Part.WHOLE, What.INVITED).orElseThrow().text())
			.contains("Tell nobody of the meeting before the chair has agreed who comes in your place.");
	}

	@Test
	void anInterpreterReadsForWhomAndInWhichLanguageAndTheParentThatOneIsInvited() {
		Invitee mother = reader(Role.MOTHER);
		Invitee interpreter = reader(Role.INTERPRETER).but().language("Polish").forWhom(mother.id()).build();
		Conference conference = conference(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL,
				List.of(chair(), mother, interpreter));
		shared(conference, interpreter, Part.WHOLE);
		assertThat(Read.text(this.letters.howToTakePart(conference, interpreter, Known.of(conference, interpreter))))
			.contains("You interpret for the mother.", "The language is Polish.", "tell us before the day")
			.doesNotContain("If you do not know");
		assertThat(Read.text(this.letters.howToTakePart(conference, mother, Known.of(conference, mother))))
			.contains("We have invited an interpreter for you, who speaks Polish.");
	}

	@Test
	void anAdvocateAndASolicitorReadForWhomTheyCome() {
		Invitee child = reader(Role.YOUNG_PERSON);
		Invitee advocate = reader(Role.ADVOCATE).but().forWhom(child.id()).build();
		Invitee solicitor = reader(Role.SOLICITOR).but().forWhom(child.id()).build();
		Conference conference = conference(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL,
				List.of(chair(), child, advocate, solicitor));
		shared(conference, advocate, Part.WHOLE);
		assertThat(Read.text(this.letters.howToTakePart(conference, advocate, Known.of(conference, advocate))))
			.contains("You come for the young person: you help them to say what they want")
			.doesNotContain("If you do not know whom");
		assertThat(Read.text(this.letters.howToTakePart(conference, solicitor, Known.of(conference, solicitor))))
			.contains("You come with the young person, for whom you act, and can advise them");
		assertThat(Read.text(this.letters.howToTakePart(conference, child, Known.of(conference, child))))
			.contains("We have invited an advocate for you, who helps you to say what you want.");
	}

	@Test
	void whoIsExcludedReadsThatTheirViewsCountAndHowAndByWhen() {
		every((letter) -> {
			if (letter.part == Part.EXCLUDED && letter.family()) {
				assertThat(letter.text()).as(letter::toString)
					.contains("You can still say what you think", "cp.reports@northmere.example", "01632 960000",
							"How you hear what was decided")
					// The day before is Easter Monday.
					.contains("by Thursday 2 April 2026");
			}
		});
	}

	@Test
	void whoIsInvitedForBothChildrenIsNotAskedToKeepOneToThemselves() {
		every((letter) -> {
			if (letter.part == Part.BOTH && letter.way.inTheCalendar() && letter.comes()) {
				assertThat(letter.text()).as(letter::toString)
					.contains("You are invited for both")
					.doesNotContain("the other child to yourself");
			}
			if (letter.part == Part.ONE_OF_TWO && letter.way.inTheCalendar() && letter.comes()) {
				assertThat(letter.text()).as(letter::toString).contains("the other child to yourself");
			}
		});
	}

	@Test
	void aDateIsNewOnlyWhereItDiffers() {
		Pattern change = Pattern.compile("It was (?:on|from) ([^.]+?)\\. It is now (?:on|from) ([^.]+?) (?:and|until)");
		every((letter) -> {
			Matcher dates = change.matcher(letter.text());
			while (dates.find()) {
				assertThat(dates.group(1)).as(letter::toString).isNotEqualTo(dates.group(2).strip());
			}
		});
	}

	@Test
	void eachReadsWhatIsAskedOfThem() {
		every((letter) -> {
			if (letter.what == What.INVITED && !letter.family() && letter.way.inTheCalendar()) {
				boolean agency = ReadsAs.of(letter.reader) == ReadsAs.PROFESSIONAL;
				assertThat(letter.text().contains("who comes in your place")).as(letter::toString).isEqualTo(agency);
				assertThat(letter.text().contains("our agency")).as(letter::toString).isEqualTo(agency);
			}
			if (letter.family() && letter.comes() && letter.role == Role.YOUNG_PERSON) {
				assertThat(letter.text()).as(letter::toString)
					.contains("It is your choice")
					.doesNotContain("You know your family best");
			}
			if (letter.role == Role.FOSTER_CARER && letter.what == What.INVITED && letter.way.inTheCalendar()) {
				assertThat(letter.text()).as(letter::toString).contains("Please do not say or write where you live");
			}
		});
	}

	@Test
	void theSubjectNamesNobodyAndTheFamilyRecognisesTheirMeeting() {
		every((letter) -> {
			assertThat(letter.subject).as(letter::toString)
				.endsWith(letter.conference.reference().value())
				.doesNotContain("Kim", "Marsh", "Helen", "protection", "Child", "plan");
			if (letter.family()) {
				assertThat(letter.subject).as(letter::toString).containsPattern("on \\w+day \\d+ \\w+|by \\w+day");
			}
			else {
				assertThat(letter.subject).isEqualTo(letter.conference.reference().value());
			}
		});
	}

	@Test
	void aParentReadsWhenHowWhereAndWhoMeetsThem() {
		Conference conference = conference(SomeKinds.INITIAL_CONFERENCE, Way.HYBRID, Role.MOTHER);
		Read letter = read(conference, Part.WHOLE, What.INVITED).orElseThrow();
		assertThat(letter.subject()).isEqualTo("Your meeting on Monday 13 April, " + conference.reference());
		assertThat(letter.text()).contains("Monday 13 April 2026, 10am", "11:30am", "Alder Room",
				"Shire Hall, Castle Street. Use the side entrance.",
				"Go to the reception first: somebody meets you there", "Try it the day before", "Answer this email",
				"Somebody in our team reads every answer");
	}

	@Test
	void aFamilyReadsWhatTheyNeedInTheirFirstLetter() {
		Conference conference = conference(SomeKinds.INITIAL_CONFERENCE, Way.HYBRID,
				List.of(chair(), reader(Role.POLICE), reader(Role.HEALTH_VISITOR), reader(Role.MOTHER)));
		String text = read(conference, Part.WHOLE, What.INVITED).orElseThrow().text();
		assertThat(text.substring(0, 100)).contains("Your meeting on Monday 13 April 2026, 10am", "Northmere Council");
		assertThat(text).as("who chairs, how long, where, and how early")
			.contains("An independent chair runs it: Helen Okafor. They do not work with your family themselves",
					"it lasts for 1 hour and 30 minutes", "Shire Hall, Castle Street. Use the side entrance.",
					"Do you need a way in without steps, or a place to park?", "Please come 30 minutes early")
			.as("who else is invited and why")
			.contains("The police. They are asked to most of these meetings.", "Somebody from health")
			.as("what they can bring and ask for")
			.contains("Somebody to support you, if you wish", "An interpreter, an advocate",
					"To wait, or to take part, apart from somebody else", "Please leave children at home")
			.as("trying it before, and whom to ring")
			.contains("Try it the day before.", "If it does not work, ring us on 01632 960000")
			.as("if they cannot come")
			.contains("If you cannot come", "as soon as you can",
					"the meeting can be on another day, or it can go on without you")
			.as("help from others")
			.contains("Family Rights Group: advice for parents. Ring 0808 801 0366, Monday to Friday.",
					"If you are not happy", "You can complain about how this is done")
			.doesNotContain("Childline");
		assertThat(text.indexOf("An advocate is somebody")).isLessThan(text.indexOf("apart from somebody else"));
	}

	@ParameterizedTest
	@EnumSource(value = Format.class, names = { "WELSH", "EASY_READ", "LARGE_PRINT" })
	void everyFamilyReadsAllOfThisInTheFormTheyNeed(Format format) {
		for (Role role : List.of(Role.MOTHER, Role.CARER, Role.YOUNG_PERSON, Role.RELATIVE, Role.SUPPORTER)) {
			for (Way way : Way.values()) {
				for (Part part : Part.values()) {
					for (What what : What.values()) {
						Conference conference = conference(SomeKinds.INITIAL_CONFERENCE, way, role);
						Mockito.when(this.contacts.formats(conference.id()))
							.thenReturn(Map.of(conference.invitees().getLast().id(), format));
						read(conference, part, what).ifPresent((letter) -> isIn(format, letter));
					}
				}
			}
		}
	}

	private static void isIn(Format format, Read letter) {
		switch (format) {
			case WELSH -> {
				assertThat(letter.html).as(letter::toString).contains("lang=\"cy\"");
				assertThat(letter.text()).as(letter::toString)
					.doesNotContain("Monday 13", "April", "The chair", "Dear");
				assertThat(letter.subject).doesNotContain("meeting", "April");
				assertThat(letter.text().contains("Part of this letter is only in English")).as(letter::toString)
					.isEqualTo(Stream.of("Use the side entrance", "advice for parents", "somebody to talk to")
						.anyMatch(letter.text()::contains));
			}
			case EASY_READ -> {
				assertThat(TermsForFamilies.unexplained(letter.text())).as(letter::toString).isEmpty();
				assertThat(letter.text().contains("We do not have all of this letter in easy read"))
					.as(letter::toString)
					.isEqualTo(letter.what == What.LEFT || !letter.way.inTheCalendar());
			}
			default -> assertThat(letter.html).as(letter::toString)
				.contains("font-size: 22px")
				.doesNotContain("font-size: 16px", "font-size: 14px");
		}
	}

	@Test
	void anEasyReadInvitationSaysWhatMattersAndThatThereIsALongerOne() {
		Conference conference = conference(SomeKinds.INITIAL_CONFERENCE, Way.HYBRID,
				List.of(chair(), reader(Role.POLICE), reader(Role.MOTHER)));
		Mockito.when(this.contacts.formats(conference.id()))
			.thenReturn(Map.of(conference.invitees().getLast().id(), Format.EASY_READ));
		assertThat(read(conference, Part.WHOLE, What.INVITED).orElseThrow().text())
			.contains("The meeting is an initial child protection conference, where family and professionals talk")
			.contains("It lasts for 1 hour and 30 minutes.", "The police. They are asked to most of these meetings.")
			.contains("What happens in the meeting Welcome, and who is here", "Ask us for the long letter.")
			.contains("You can come to a room. Or you can join from home.", "Or join from home")
			.contains("Ring 0808 801 0366. It is free. They answer at these times: Monday to Friday.")
			.doesNotContain("How to join");
	}

	@Test
	void onlyWhatIsKnownToBeFreeIsCalledFree() {
		assertThat(Stream.of("0808 801 0366", "0800 1111", "0300 123 4567", "01632 960001")
			.filter((each) -> new ForFamilies.Advice("", "", each, "", false, "").isFree()))
			.containsExactly("0808 801 0366", "0800 1111");
	}

	@Test
	void noFamilyReadsATermWithoutItsPlainWords() {
		every((letter) -> {
			if (letter.family()) {
				assertThat(TermsForFamilies.unexplained(letter.text())).as(letter::toString).isEmpty();
			}
		});
	}

	@Test
	void eachOfTheFamilyReadsWordsOfTheirOwn() {
		Map.of(Role.MOTHER, "You know your family best.", Role.FATHER, "You know your family best.", Role.CARER,
				"You look after a child from day to day.", Role.YOUNG_PERSON, "It is your choice how you take part",
				Role.RELATIVE, "You know the family well.", Role.SUPPORTER, "You come to support somebody.")
			.forEach((role, words) -> every((letter) -> {
				if (letter.family() && letter.comes()) {
					assertThat(letter.text().contains(words)).as(letter::toString)
						.isEqualTo(words.equals(wordsOf(letter.role)) || letter.role == role);
				}
			}));
		Conference care = conference(SomeKinds.FIRST_CARE_REVIEW, Way.VIRTUAL, Role.YOUNG_PERSON);
		assertThat(read(care, Part.WHOLE, What.INVITED).orElseThrow().text())
			.contains("That is all right. It is your choice", "Childline: somebody to talk to. Ring 0800 1111")
			.doesNotContain("You know your family best", "Family Rights Group", "Children on the day");
	}

	private static String wordsOf(Role role) {
		return (role == Role.MOTHER || role == Role.FATHER) ? "You know your family best." : "";
	}

	/** Whoever works with one grown-up of the family is nobody else's to know. */
	@Test
	void nobodyReadsWhoHelpsSomebodyElseOrThatThePoliceAskAboutThem() {
		Conference conference = conference(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL,
				List.of(chair(), reader(Role.POLICE), reader(Role.PROBATION), reader(Role.DOMESTIC_ABUSE_ADVISER),
						reader(Role.MENTAL_HEALTH), reader(Role.SUBSTANCE_MISUSE), reader(Role.MIDWIFE),
						reader(Role.ADVOCATE), reader(Role.SOLICITOR), reader(Role.INTERPRETER), reader(Role.MOTHER),
						reader(Role.FATHER)));
		String text = read(conference, Part.WHOLE, What.INVITED).orElseThrow().text();
		assertThat(text).contains("Who else is invited", "The police.", "Somebody from health")
			.doesNotContainIgnoringCase("probation")
			.doesNotContainIgnoringCase("domestic")
			.doesNotContainIgnoringCase("mental")
			.doesNotContainIgnoringCase("drug")
			.doesNotContainIgnoringCase("midwife")
			.doesNotContainIgnoringCase("solicitor")
			.doesNotContainIgnoringCase("the mother")
			.doesNotContain("allegation", "crime", "arrest", "investigat");
		every((letter) -> {
			if (letter.isApart()) {
				assertThat(letter.text()).as(letter::toString).doesNotContain("Who else is invited");
			}
		});
	}

	@Test
	void aTelephoneRingsTheMeetingByItself() {
		for (Way way : List.of(Way.VIRTUAL, Way.HYBRID, Way.CONFERENCE_CALL)) {
			Conference conference = conference(SomeKinds.INITIAL_CONFERENCE, way, Role.FATHER);
			Invitee father = conference.invitees().getLast();
			shared(conference, father, Part.WHOLE);
			String letter = this.letters.howToTakePart(conference, father, Known.of(conference, father));
			assertThat(letter).contains("href=\"tel:+442079460123,,123\"");
			assertThat(Read.text(letter)).contains("020 7946 0123", "123", "the conference ID, which is the number of",
					"Ask your phone company what the call costs.");
		}
	}

	@Test
	void noEntryTellsOfABirthAndEachNamesItsZone() {
		every((letter) -> {
			if (letter.what == What.INVITED && letter.way.inTheCalendar()) {
				assertThat(Read.text(this.letters.invitation(letter.conference))).as(letter::toString)
					.contains("That is the time in the United Kingdom.");
			}
		});
		Conference conference = conference(SomeKinds.PRE_BIRTH_REVIEW_CONFERENCE, Way.HYBRID, Role.MOTHER);
		assertThat(entries(conference))
			.allSatisfy((entry) -> assertThat(entry).doesNotContain("birth", "baby", "idwife", "What happens in the"));
		assertThat(read(conference, Part.WHOLE, What.INVITED).orElseThrow().text()).contains("The birth, or how");
		Conference midwifes = conference(SomeKinds.PRE_BIRTH_REVIEW_CONFERENCE, Way.HYBRID, Role.MIDWIFE);
		assertThat(read(midwifes, Part.WHOLE, What.INVITED).orElseThrow().text()).contains("The birth, or how",
				"How it is managed", "There are breaks whenever");
	}

	private void every(Consumer<Read> rule) {
		if (ALL.isEmpty()) {
			for (Role role : Role.values()) {
				readAll(SomeKinds.INITIAL_CONFERENCE, role,
						EACH.contains(role) ? Set.of(Part.values()) : Set.of(Part.WHOLE));
				readAll(SomeKinds.FIRST_CARE_REVIEW, role,
						EACH.contains(role) ? Set.of(Part.EARLY, Part.LATE) : Set.of());
				readAll(SomeKinds.ALLEGATIONS_MEETING, role,
						(EACH.contains(role) && role.standing() == Standing.PROFESSIONAL)
								? Set.of(Part.WHOLE, Part.EARLY) : Set.of());
			}
		}
		assertThat(ALL).hasSizeGreaterThan(1000);
		ALL.forEach(rule);
	}

	private void readAll(Kind kind, Role role, Set<Part> parts) {
		for (Way way : Way.values()) {
			for (Part part : parts) {
				for (What what : What.values()) {
					read(conference(kind, way, role), part, what).ifPresent(ALL::add);
				}
			}
		}
	}

	private Optional<Read> read(Conference conference, Part part, What what) {
		Invitee reader = conference.invitees().getLast();
		boolean apart = part == Part.EARLY || part == Part.LATE || part == Part.OWN_LINK;
		boolean leaves = what == What.LEFT || part == Part.EXCLUDED;
		if ((reader.role() == Role.CHAIR && (apart || leaves || part == Part.ONE_OF_TWO))
				|| (part == Part.EXCLUDED && what != What.LEFT)
				|| (apart && (what == What.LEFT || what == What.CANCELLED))
				|| (!conference.way().inTheCalendar() && part != Part.WHOLE)
				|| (!conference.way().inTheCalendar() && what != What.INVITED)) {
			return Optional.empty();
		}
		shared(conference, reader, part);
		Known now = known(conference, reader, part);
		Known before = before(conference, reader, what, part, now);
		if (before == null) {
			return Optional.of(letter(conference, reader, part, what, null, now,
					this.letters.howToTakePart(conference, reader, now)));
		}
		if (what == What.CANCELLED) {
			Known off = now.heldBefore();
			Mockito.when(this.cancellations.inWords(conference.id(), reader.family()))
				.thenReturn(CancelReason.CANNOT_BE_HELD.forFamily());
			return Optional.of(letter(conference, reader, part, what, before, off,
					this.letters.whatChanged(conference, reader, before, off, reader.family(), List.of())));
		}
		Known then = leaves ? now.notInvited() : now;
		return then.from(before, reader).isNone() ? Optional.empty()
				: Optional.of(letter(conference, reader, part, what, before, then,
						this.letters.whatChanged(conference, reader, before, then, reader.family(), List.of())));
	}

	private Read letter(Conference conference, Invitee reader, Part part, What what, @Nullable Known before, Known now,
			String html) {
		assertThat(Jsoup.parse(html).body().text())
			.containsPattern("^.{1,81}Northmere Council, (children’s services|gwasanaethau plant) ");
		return new Read(conference.kind(), reader.role(), conference.way(), part, what, reader, conference,
				this.letters.subject(conference, reader, before, now), html);
	}

	/** What they were told before; null where this is their first letter. */
	private static @Nullable Known before(Conference conference, Invitee reader, What what, Part part, Known now) {
		return switch (what) {
			case INVITED -> null;
			case MOVED, LEFT, CANCELLED -> told(now, TUESDAY, now.lengthMinutes(), now.chairId(), now.joinUrl());
			case LONGER -> told(now, now.startsAt(), now.lengthMinutes() + 30, now.chairId(), now.joinUrl());
			case ANOTHER_CHAIR -> told(now, now.startsAt(), now.lengthMinutes(), "martin", now.joinUrl());
			case ANOTHER_LINK ->
				told(now, now.startsAt(), now.lengthMinutes(), now.chairId(), "https://teams.example/old");
			case ANOTHER_ROLE_IN_IT ->
				(part == Part.BOTH || part == Part.ONE_OF_TWO) ? now.byItself()
						: (part == Part.WHOLE) ? Known.of(conference, reader,
								separation(conference, reader, Part.EARLY), OwnEntry.none(UUID.randomUUID()))
								: Known.of(conference, reader);
		};
	}

	private static Known told(Known now, LocalDateTime start, int length, String chair, @Nullable String link) {
		return new Known(true, false, start, length, now.way(), now.seat(),
				new Join(link, now.dialInNumber(), now.dialInCode(), now.joinsByOwnLink()), chair, now.together(),
				now.part(), null);
	}

	private static Known known(Conference conference, Invitee reader, Part part) {
		return switch (part) {
			case WHOLE, EXCLUDED -> Known.of(conference, reader);
			case EARLY, LATE, OWN_LINK ->
				Known.of(conference, reader, separation(conference, reader, part), new OwnEntry(UUID.randomUUID(),
						"event", "https://teams.example/own", NUMBER, "777", 1, false, null, 0));
			case ONE_OF_TWO, BOTH -> Known.of(conference, reader).sharing("CP-9M4TY");
		};
	}

	private static Separation separation(Conference conference, Invitee reader, Part part) {
		return new Separation(UUID.randomUUID(), conference.id(), reader.id(),
				(part == Part.OWN_LINK) ? Manner.OWN_LINK : Manner.OWN_TIME, (part == Part.LATE) ? 45 : 0,
				(part == Part.LATE) ? null : Integer.valueOf(30), null, "a reason", "helen", Instant.EPOCH, null, null);
	}

	private void shared(Conference conference, Invitee reader, Part part) {
		Mockito.reset(this.meetings, this.separations);
		SharedMeeting meeting = SharedMeeting.of(conference);
		Mockito.when(this.meetings.of(conference)).thenReturn(meeting);
		Mockito.when(this.meetings.excluded(meeting))
			.thenReturn((part == Part.EXCLUDED) ? Set.of(SharedMeeting.mailbox(reader.address())) : Set.of());
		Mockito.when(this.meetings.stillInvites(conference, reader))
			.thenReturn((part == Part.BOTH) ? Optional.of(conference) : Optional.empty());
		Mockito.when(this.separations.of(conference.id())).thenReturn(List.of());
	}

	private static Offices offices() {
		Offices offices = Mockito.mock(Offices.class);
		Mockito.when(offices.of(Mockito.any()))
			.thenAnswer((call) -> new Office(call.getArgument(0, Kind.class).isRestricted() ? "lado@northmere.example"
					: "cp.reports@northmere.example", "", ""));
		Mockito.when(offices.telephone(Mockito.any()))
			.thenAnswer((call) -> call.getArgument(0, Kind.class).isRestricted() ? "" : "01632 960000");
		return offices;
	}

	private static Invitee chair() {
		return Invitee.named("Helen Okafor")
			.mailbox(new EmailAddress("helen.okafor@northmere.example"))
			.agency("Northmere")
			.as(Role.CHAIR)
			.standing(Standing.PROFESSIONAL)
			.directoryId("helen")
			.build();
	}

	private static Invitee reader(Role role) {
		return Invitee.named("Kim Marsh")
			.mailbox(new EmailAddress("kim@home.example"))
			.agency((role.standing() == Standing.FAMILY) ? "" : "Hill School")
			.as(role)
			.standing(role.standing())
			.build();
	}

	private static Conference conference(Kind kind, Way way, Role role) {
		Invitee chair = chair();
		return conference(kind, way, (role == Role.CHAIR) ? List.of(chair) : List.of(chair, reader(role)));
	}

	private static Conference conference(Kind kind, Way way, List<Invitee> invited) {
		List<Invitee> people = invited.stream()
			.map((each) -> (way == Way.FACE_TO_FACE
					|| (way == Way.HYBRID && (each.family() || each.role() == Role.CHAIR)))
							? each.at(Invitee.Place.ROOM) : each)
			.toList();
		Conference conference = Conference.book(
				new Conference.Agreed(Child.only("M-1"), kind, way, "helen", SomeRules.WOKINGHAM,
						LocalDate.of(2026, 3, 25), MONDAY, 90, "conferences@northmere.example", ALDER, people),
				Instant.EPOCH);
		if (way.inARoom()) {
			conference.roomAnswered(Conference.RoomAnswer.ACCEPTED);
		}
		if (way == Way.CONFERENCE_CALL) {
			conference.callOpened("https://teams.example/host", NUMBER, "123");
		}
		else if (way.inTheCalendar()) {
			conference.invitationSent("event", way.online() ? "https://teams.example/main" : null,
					way.online() ? NUMBER : null, way.online() ? "123" : null);
		}
		return conference;
	}

	private static SpringTemplateEngine templates() {
		var resolver = new ClassLoaderTemplateResolver();
		resolver.setPrefix("templates/");
		resolver.setSuffix(".html");
		resolver.setOrder(1);
		var engine = new SpringTemplateEngine();
		engine.addTemplateResolver(resolver);
		engine.addTemplateResolver(LetterForms.shippedTexts());
		return engine;
	}

}
