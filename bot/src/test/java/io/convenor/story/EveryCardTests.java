package io.convenor.story;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.convenor.CountedStatements;
import io.convenor.chat.CardButtons;
import io.convenor.chat.CardView;
import io.convenor.chat.CardViews;
import io.convenor.chat.CardViews.Seen;
import io.convenor.chat.Place;
import io.convenor.chat.Press;
import io.convenor.chat.Speaker;
import io.convenor.chat.Turn;
import io.convenor.chat.Turns;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Viewer;
import io.convenor.conference.Way;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.people.Role;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every card there is, about everything the bot keeps, as everybody would see it, and
 * every button of it as they would press it: nobody is shown what the one rule denies
 * them, and every button has its step.
 */
@Tag("slow")
class EveryCardTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final Duration SOON = Duration.ofSeconds(60);

	/** Of each kind of card. */
	private static final int PRESSED_ON = 3;

	/** Of the 20 that a turn may take, three are for the turn itself and for posting. */
	private static final int MOST_STATEMENTS = 17;

	private static final String NOBODY = "1a5f0c1e-0099-4d7a-9c11-000000000099";

	@Test
	void noCardAndNoAnswerToAPressTellsAnybodyWhatTheRuleDeniesThem() {
		try (LocalTown town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
				LocalBot bot = LocalBot.start(town, Map.of("convenor.reports.read-every", "1h"))) {
			TeamsUser helen = town.teams().as(Northmere.HELEN_OKAFOR);
			Stream.of(Northmere.MARTIN_HALE, Northmere.JOAN_WHITBY, Northmere.RUTH_ADEYEMI)
				.forEach((each) -> town.teams().as(each).says("hello"));
			HybridConference told = new HybridConference(town);
			told.theChairSaysWhatItIs();
			told.theChairChoosesThePeople();
			told.theChairChoosesRoomAndTime();
			told.theChairConfirms();
			told.theSchoolSendsItsReport();
			String allegations = BookedByChat.a(SomeKinds.ALLEGATIONS_MEETING, Way.VIRTUAL, town, helen)
				.about("M-2007-77")
				.countingFrom(LocalDate.of(2026, 3, 2))
				.with("Ed Lane", "ed.lane@swimming.example", "Northmere Swimming Club", Role.EMPLOYER)
				.confirmed();
			told.theMeetingIsHeld();
			told.theChairRecordsTheOutcome();
			Stream.of(told.reference(), allegations)
				.forEach((each) -> Stream
					.of("status ", "change ", "calls ", "explain ", "outcome ", "schedule", "today", "tasks ",
							"replies ", "answers ", "rooms ", "apart ", "door ", "agenda ")
					.forEach((command) -> helen.says(command + each)));
			helen.says("cancel " + told.reference());
			town.teams().as(Northmere.JOAN_WHITBY).says("cover");
			TeamsUser joan = town.teams().as(Northmere.JOAN_WHITBY);
			Stream.of("admin queue", "admin agencies", "admin check").forEach(joan::says);
			Conferences conferences = bot.part(Conferences.class);
			List<Conference> all = Stream.of(told.reference(), allegations)
				.map((each) -> conferences.findByReference(each).orElseThrow())
				.toList();
			all.forEach((each) -> Awaitility.await()
				.atMost(SOON)
				.until(() -> bot.part(Deliveries.class).about(each.id()).stream().allMatch(Delivery::settled)));
			new Search(bot, conferences.among(all.stream().map(Conference::id).toList())).everything();
		}
	}

	/** Looks at every card about everything, for everybody. */
	private record Search(LocalBot bot, List<Conference> conferences, Set<String> verbs) {

		Search(LocalBot bot, List<Conference> conferences) {
			this(bot, conferences,
					bot.parts(CardButtons.class)
						.flatMap((card) -> card.buttons().verbs().stream())
						.collect(Collectors.toSet()));
		}

		void everything() {
			List<String> kinds = this.bot.parts(CardView.class).map(CardView::kind).toList();
			Map<String, Integer> looked = new HashMap<>();
			int shown = 0;
			int pressed = 0;
			for (String subject : subjects()) {
				for (String kind : kinds) {
					if (isThere(kind, subject)) {
						Set<String> verbs = new LinkedHashSet<>(List.of("invented"));
						for (Viewer viewer : viewers()) {
							if (seen(kind, subject, viewer) instanceof Seen.There(CardView.View view)) {
								String card = view.card().json().toString();
								assertThat(this.verbs).as(kind).containsAll(verbs(card));
								verbs.addAll(verbs(card));
								isNotDenied(card, viewer, kind);
								shown++;
							}
						}
						if (looked.merge(kind, 1, Integer::sum) <= PRESSED_ON) {
							pressed += press(kind, subject, verbs);
						}
					}
				}
			}
			System.out.printf("%d cards were shown, %d buttons pressed by who may not%n", shown, pressed);
			assertThat(shown).isGreaterThan(20);
			assertThat(pressed).isGreaterThan(100);
			this.conferences.forEach((each) -> assertThat(
					this.bot.part(Conferences.class).findById(each.id()).orElseThrow().arrangement())
				.isEqualTo(each.arrangement()));
		}

		/** However much is on it, a card is read by a few statements. */
		private Seen seen(String kind, String subject, Viewer viewer) {
			AtomicReference<Seen> seen = new AtomicReference<>(new Seen.Gone());
			assertThat(CountedStatements.of(() -> seen.set(this.bot.part(CardViews.class).of(kind, subject, viewer))))
				.as("%s %s", kind, subject)
				.isLessThanOrEqualTo(MOST_STATEMENTS);
			return seen.get();
		}

		/** A subject of another kind of card may not be understood by this one. */
		private boolean isThere(String kind, String subject) {
			try {
				return this.bot.part(CardViews.class).of(kind, subject, Viewer.ANYBODY) instanceof Seen.Withheld;
			}
			catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException ex) {
				return false;
			}
		}

		/** By everybody who may not see it. */
		private int press(String kind, String subject, Set<String> verbs) {
			CardViews views = this.bot.part(CardViews.class);
			int pressed = 0;
			for (String person : people()) {
				if (views.of(kind, subject, Viewer.person(person)).found().isEmpty()) {
					for (String verb : verbs) {
						var turn = new Turn(new Speaker(person, "Somebody"), new Place.Personal("chat of " + person),
								"", Locale.UK, UUID.randomUUID().toString(), Instant.now());
						var press = new Press(new Press.Seen(UUID.randomUUID(), kind, subject, 0),
								Map.of("id", subject, "conference", subject), Map.of());
						isNotDenied(this.bot.part(Turns.class).pressed(turn, verb, press).toString(),
								Viewer.person(person), kind + " " + verb);
						pressed++;
					}
				}
			}
			return pressed;
		}

		private void isNotDenied(String text, Viewer viewer, String what) {
			for (Conference conference : this.conferences) {
				if (!mayKnow(viewer, conference)) {
					assertThat(text).as("%s, shown to %s", what, viewer).doesNotContain(secrets(conference));
				}
			}
		}

		/** The rule in other words. */
		private static boolean mayKnow(Viewer viewer, Conference conference) {
			return viewer instanceof Viewer.Person(String person) && (conference.chairId().equals(person) || person
				.equals(conference.kind().isRestricted() ? Northmere.RUTH_ADEYEMI.id() : Northmere.JOAN_WHITBY.id()));
		}

		private static List<String> secrets(Conference conference) {
			List<String> secrets = new ArrayList<>(conference.caseReferences());
			conference.everybodyEver()
				.stream()
				.filter((each) -> each.directoryId() == null)
				.flatMap((each) -> Stream.of(each.name(), each.address(), each.agency()))
				.filter((each) -> !each.isBlank())
				.forEach(secrets::add);
			if (conference.kind().isRestricted()) {
				secrets.add(conference.reference().value());
			}
			return secrets;
		}

		private static List<String> people() {
			return List.of(Northmere.HELEN_OKAFOR.id(), Northmere.MARTIN_HALE.id(), Northmere.JOAN_WHITBY.id(),
					Northmere.RUTH_ADEYEMI.id(), NOBODY);
		}

		private static List<Viewer> viewers() {
			return Stream.concat(people().stream().map(Viewer::person), Stream.of(Viewer.SEVERAL)).toList();
		}

		/** Every id in every table, and whatever a card was shown about. */
		private Set<String> subjects() {
			JdbcClient jdbc = this.bot.part(JdbcClient.class);
			Set<String> subjects = new LinkedHashSet<>(
					jdbc.sql("select distinct subject from posted_card").query(String.class).list());
			jdbc.sql("select distinct table_name || ' ' || column_name from information_schema.columns "
					+ "where table_schema = current_schema() and data_type = 'uuid' and column_name <> 'delivery'")
				.query(String.class)
				.list()
				.stream()
				.map((each) -> each.split(" "))
				.filter((each) -> !each[0].equals("delivery"))
				.flatMap((each) -> jdbc
					.sql("select distinct %s::text from %s where %s is not null limit 15".formatted(each[1], each[0],
							each[1]))
					.query(String.class)
					.list()
					.stream())
				.forEach(subjects::add);
			subjects.addAll(people());
			jdbc.sql("select conference || '/' || id from invitee union all select conference || '/' || id from reply")
				.query(String.class)
				.list()
				.forEach((each) -> {
					subjects.add(each);
					subjects.add(each + "/0");
				});
			return subjects;
		}

		private static Set<String> verbs(String card) {
			Set<String> verbs = new LinkedHashSet<>();
			Pattern.compile("\"verb\":\"([^\"]+)\"")
				.matcher(card)
				.results()
				.forEach((each) -> verbs.add(each.group(1)));
			return verbs;
		}

	}

}
