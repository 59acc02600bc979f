package io.convenor.story;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.SomeKinds;
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
import io.convenor.tenant.world.CalendarEntry;
import io.convenor.tenant.world.MailItem;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/** What is changed within a short while reaches each person in one letter. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneLetterForManyChangesTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final Duration LONG_ENOUGH = Duration.ofSeconds(90);

	private static final Duration GATHERED_FOR = Duration.ofSeconds(10);

	private static final String MOTHER = "kim@home.example";

	private static final List<String> OUTSIDE = List.of(MOTHER, "lee@home.example", "office@school.example",
			"desk@police.example", "team@health.example", "dr@surgery.example", "nurse@school.example",
			"worker@housing.example", "family@help.example");

	private LocalTown town;

	private LocalBot bot;

	private TeamsUser helen;

	private String reference = "";

	@BeforeAll
	void elevenPeopleAreInvited() {
		this.town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
		this.bot = LocalBot.start(this.town, Map.of("convenor.reports.read-every", "1h", "convenor.letters.gather-for",
				GATHERED_FOR.toSeconds() + "s"));
		this.helen = this.town.teams().as(Northmere.HELEN_OKAFOR);
		this.reference = BookedByChat.a(SomeKinds.INITIAL_CONFERENCE, Way.HYBRID, this.town, this.helen)
			.with("Kim Marsh", OUTSIDE.get(0), "", Role.MOTHER)
			.with("Lee Marsh", OUTSIDE.get(1), "", Role.FATHER)
			.with("Sam Reed", OUTSIDE.get(2), "Hillside Primary School", Role.SCHOOL)
			.with("Lou Hart", OUTSIDE.get(3), "Northmere Police", Role.POLICE)
			.with("Ada Osei", OUTSIDE.get(4), "Northmere Health", Role.HEALTH_VISITOR)
			.with("Dr Bo Lin", OUTSIDE.get(5), "Market Surgery", Role.GP)
			.with("Jo Ray", OUTSIDE.get(6), "School Nursing", Role.SCHOOL_NURSE)
			.with("Al Dunn", OUTSIDE.get(7), "Northmere Housing", Role.OTHER_PROFESSIONAL)
			.with("Max Field", OUTSIDE.get(8), "Family Help", Role.OTHER_PROFESSIONAL)
			.reference();
		settles();
	}

	@AfterAll
	void goHome() {
		this.bot.close();
		this.town.close();
	}

	@Test
	void aMoveIsOneLetterForEachAndSoAreTwoMovesAndThereAndBackIsNone() {
		assertThat(conference().invitees()).hasSize(11);
		LocalDateTime before = conference().startsAt();
		int once = mailsOf(() -> change((conference) -> conference.moveTo(before.plusDays(1))));
		assertThat(once).as("letters, the new day for a report in them").isEqualTo(11);
		assertThat(lastLetter(OUTSIDE.get(2)).text()).contains(Dates.inWords(before.plusDays(1)), "Please send it by");

		int twice = mailsOf(() -> {
			change((conference) -> conference.moveTo(before.plusDays(2)));
			change((conference) -> conference.moveTo(before.plusDays(3)));
		});
		assertThat(twice).as("letters after two moves").isEqualTo(11);
		assertThat(lastLetter(MOTHER).text()).contains(Dates.plainly(before.plusDays(3)))
			.doesNotContain(Dates.plainly(before.plusDays(2)));

		assertThat(mailsOf(() -> {
			change((conference) -> conference.moveTo(before.plusDays(1)));
			change((conference) -> conference.moveTo(before.plusDays(3)));
		})).as("letters after there and back").isZero();
		assertThat(entryOf(Northmere.SIAN_PUGH.address()).start())
			.isEqualTo(before.plusDays(3).atZone(Dates.LONDON).toInstant());

		System.out.printf("%nMails for 11 people: one move %d, two moves within the wait %d%n", once, twice);
		theChairSeesWhenTheyGoAndSendsThemNow(before.plusDays(2));
		whatIsCancelledIsToldAtOnce();
	}

	private void theChairSeesWhenTheyGoAndSendsThemNow(LocalDateTime to) {
		change((conference) -> conference.moveTo(to));
		Awaitility.await().atMost(LONG_ENOUGH).until(() -> letters().stream().anyMatch((letter) -> !letter.settled()));
		this.helen.says("status " + this.reference);
		assertThat(this.helen.card().text()).contains("The letters go at about");
		this.helen.presses("Send the letters now");
		settles();
		assertThat(lastLetter(MOTHER).text()).contains(Dates.plainly(to));
	}

	private void whatIsCancelledIsToldAtOnce() {
		change(Conference::cancel);
		settles();
		assertThat(lastLetter(MOTHER).text()).contains("is cancelled");
	}

	private int mailsOf(Runnable work) {
		long before = this.town.tenant().calls().marker();
		work.run();
		Awaitility.await().atMost(LONG_ENOUGH).until(() -> conference().inCalendar() == conference().arrangement());
		this.town.isNow(this.town.clock().instant().atZone(Dates.LONDON).plus(GATHERED_FOR));
		settles();
		return (int) this.town.tenant()
			.calls()
			.since(before)
			.stream()
			.filter((call) -> call.operation().equals("POST /users/{user}/messages/{message}/send"))
			.count();
	}

	private void change(Consumer<Conference> change) {
		this.bot.part(TransactionOperations.class).executeWithoutResult((_) -> {
			Conference conference = this.bot.part(Conferences.class).locked(conference().id());
			change.accept(conference);
			this.bot.part(Conferences.class).save(conference);
		});
	}

	private Conference conference() {
		return this.bot.part(Conferences.class).findByReference(this.reference).orElseThrow();
	}

	private List<Delivery> letters() {
		return this.bot.part(Deliveries.class)
			.about(conference().id())
			.stream()
			.filter((delivery) -> delivery.kind().equals("letter"))
			.toList();
	}

	private void settles() {
		Awaitility.await().atMost(LONG_ENOUGH).until(() -> {
			Conference conference = conference();
			return conference.inCalendar() == conference.arrangement() && this.bot.part(Deliveries.class)
				.about(conference.id())
				.stream()
				.filter((delivery) -> !delivery.kind().startsWith("card."))
				.allMatch(Delivery::settled);
		});
	}

	private CalendarEntry entryOf(String address) {
		return this.town.tenant()
			.calendars()
			.of(address)
			.stream()
			.filter((entry) -> entry.subject().equals(this.reference))
			.findFirst()
			.orElseThrow();
	}

	private MailItem lastLetter(String address) {
		Stream<MailItem> letters = this.town.tenant()
			.mailboxes()
			.inbox(address)
			.stream()
			.filter((mail) -> mail.meeting() == null && mail.subject().contains(this.reference));
		return letters.max(java.util.Comparator.comparing(MailItem::at)).orElseThrow();
	}

}
