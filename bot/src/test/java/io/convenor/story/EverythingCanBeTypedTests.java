package io.convenor.story;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
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
 * What the buttons on the card of a conference open can be typed, by those who look after
 * it.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EverythingCanBeTypedTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final Duration A_MINUTE_AND_A_HALF = Duration.ofSeconds(90);

	private LocalTown town;

	private LocalBot bot;

	private TeamsUser helen;

	private String reference;

	@BeforeAll
	void aConferenceIsBooked() {
		this.town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
		this.bot = LocalBot.start(this.town, Map.of("convenor.reports.read-every", "1h"));
		this.helen = this.town.teams().as(Northmere.HELEN_OKAFOR);
		this.reference = BookedByChat.a(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, this.town, this.helen)
			.with("Kim Marsh", "kim.marsh@home.example", "", Role.MOTHER)
			.reference();
		this.helen.awaits((chat) -> chat.latestCard().says("link is there"), A_MINUTE_AND_A_HALF);
	}

	@AfterAll
	void goHome() {
		this.bot.close();
		this.town.close();
	}

	@ParameterizedTest
	@CsvSource({ "answers, Answers", "rooms, Risk assessment", "apart, Keep people apart", "door, Who comes in",
			"agenda, Agenda and dates", "reports, Reports" })
	void whatAButtonOpensIsOpenedByItsWordToo(String word, String button) {
		this.helen.says(word + " " + this.reference);
		String typed = heading(this.helen);
		this.helen.says("status " + this.reference);
		this.helen.presses(button);
		assertThat(typed).contains(this.reference).isEqualTo(heading(this.helen));
		this.helen.says("help");
		assertThat(this.helen.card().says(word + " CP-7F3KM: ")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "answers", "rooms", "apart", "door", "agenda", "reports", "remind" })
	void whoDoesNotLookAfterItIsToldWhatTheyAreToldOfOneThatIsNotThere(String word) {
		TeamsUser martin = this.town.teams().as(Northmere.MARTIN_HALE);
		assertThat(martin.says(word + " " + this.reference).text().replace(this.reference, "CP-22223"))
			.isEqualTo(martin.says(word + " CP-22223").text())
			.isEqualTo("I know no conference of yours with the reference CP-22223. Type conferences to see yours.");
		assertThat(martin.says(word).text()).startsWith("I see no reference there. Write it like this: " + word);
	}

	@Test
	void nobodyIsRemindedWhereMoreIsSaidThanTheReference() {
		this.helen.says("remind me on Friday about " + this.reference);
		assertThat(heading(this.helen)).isEqualTo(this.reference + ": reports");
		assertThat(this.helen.card().text()).doesNotContain("Reminded:").contains("not reminded yet");
		this.helen.says("remind " + this.reference);
		assertThat(this.helen.card().text()).contains("Reminded: ");
	}

	private static String heading(TeamsUser user) {
		return user.card().text().lines().findFirst().orElseThrow();
	}

}
