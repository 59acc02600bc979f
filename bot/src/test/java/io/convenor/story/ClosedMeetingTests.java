package io.convenor.story;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.teams.Card;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.tenant.world.JoinableMeeting;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where Teams does not make the chair a co-organiser, the chair and an administrator are
 * told at once, and again when it did.
 */
@Tag("slow")
class ClosedMeetingTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final Duration A_MINUTE = Duration.ofMinutes(1);

	@Test
	void thatNobodyCouldOpenTheMeetingIsToldToTheChairAndAnAdministrator() {
		try (LocalTown town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
				LocalBot _ = LocalBot.start(town, Map.of())) {
			TeamsUser joan = town.teams().as(Northmere.JOAN_WHITBY);
			joan.says("hello");
			town.tenant().onlineMeetings().ignoring("participants");
			var story = new HybridConference(town);
			story.theChairSaysWhatItIs();
			story.theChairChoosesThePeople();
			story.theChairChoosesRoomAndTime();
			story.theChairPressesConfirm();

			joan.chat().awaitsCard(story.reference() + ": nobody could open the meeting", A_MINUTE);
			assertThat(joan.card().text()).contains("Teams does not show the chair as its co-organiser")
				.doesNotContain("Marsh", "Okafor");
			story.chair().chat().awaitsCard(story.reference() + ": who comes in", A_MINUTE);
			assertThat(story.chair().card().text()).contains("nobody could open it or let people in",
					"You cannot put this right yourself", "nobody has confirmed");

			town.tenant().onlineMeetings().ignoring();
			joan.awaits((_) -> joan.card().text().contains("the chair can open the meeting"), A_MINUTE);
			story.chair()
				.awaits((_) -> story.chair()
					.card()
					.text()
					.contains("Recording, transcription and the chat are off, nobody but you can let people in"),
						A_MINUTE);
		}
	}

	@Test
	void whoWasRemovedHasTheOldLinkOnlyAndOnTheDayTheChairSeesWhatIsOffAndPutsBackWhatSomebodyOpened() {
		try (LocalTown town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
				LocalBot _ = LocalBot.start(town, Map.of())) {
			var story = new HybridConference(town);
			story.theChairSaysWhatItIs();
			story.theChairChoosesThePeople();
			story.theChairChoosesRoomAndTime();
			story.theChairConfirms();
			PatientChair helen = story.patientChair();
			String oldLink = town.tenant().onlineMeetings().all().getFirst().joinUrl();

			removesTheSupporter(story);
			Card door = helen.awaits((card) -> card.says("Not to be let in") && card.says("Ola Byrne"));
			assertThat(door.text()).contains("no longer invited; has the link");
			asksForANewLink(story);
			Awaitility.await()
				.atMost(A_MINUTE)
				.untilAsserted(() -> assertThat(Stream.of(HybridConference.MOTHER, HybridConference.POLICE)
					.map((address) -> story.letters(address).getLast().text()))
					.allSatisfy((text) -> assertThat(text).contains("link and the number are new")));
			JoinableMeeting now = onlyMeeting(town);
			assertThat(now.joinUrl()).isNotEqualTo(oldLink);
			assertThat(story.letters(HybridConference.MOTHER).getLast().html()).contains(now.conferenceId())
				.contains("Canceled: ");
			assertThat(story.inbox(HybridConference.SUPPORTER))
				.noneMatch((mail) -> mail.html().contains(now.joinUrl()) || mail.text().contains(now.conferenceId()));

			ZonedDateTime start = story.calendar(Northmere.CONFERENCES.address())
				.getFirst()
				.start()
				.atZone(Dates.LONDON);
			town.isNow(start.minusMinutes(2));
			helen.awaits((card) -> card
				.says("Recording, transcription and the chat are off, "
						+ "nobody but you can let people in; checked at " + at(start.minusMinutes(2)))
					&& card.says("Not to be let in") && card.says("Ola Byrne"));

			town.tenant().onlineMeetings().edit(now.joinUrl(), (meeting) -> meeting.setAllowRecording(true));
			town.isNow(start);
			helen.awaits((card) -> card.says("Somebody changed its settings in Teams by hand: it can be recorded"));
			assertThat(onlyMeeting(town).allowsRecording()).as("left as it was found").isTrue();
			helen.presses("Put them back");
			helen.awaits((card) -> card.says("Recording, transcription and the chat are off, "
					+ "nobody but you can let people in; checked at " + at(start)));
			assertThat(onlyMeeting(town).allowsRecording()).isFalse();
		}
	}

	/** Who is asked to press it again in a moment does so. */
	private static void asksForANewLink(HybridConference story) {
		Awaitility.await().atMost(A_MINUTE).until(() -> {
			story.patientChair().presses("Yes, give a new link");
			return story.chair().card().says("The old link is being taken away");
		});
	}

	private static void removesTheSupporter(HybridConference story) {
		TeamsUser helen = story.chair();
		helen.says("change " + story.reference());
		helen.presses("Remove somebody");
		String ola = helen.card()
			.field("person")
			.orElseThrow()
			.path("choices")
			.valueStream()
			.filter((choice) -> choice.path("title").asString("").contains("Ola Byrne"))
			.map((choice) -> choice.path("value").asString(""))
			.findFirst()
			.orElseThrow();
		helen.presses("Next", Map.of("person", ola));
		story.patientChair().presses("Confirm and tell them");
	}

	private static JoinableMeeting onlyMeeting(LocalTown town) {
		assertThat(town.tenant().onlineMeetings().all()).hasSize(1);
		return town.tenant().onlineMeetings().all().getFirst();
	}

	private static String at(ZonedDateTime moment) {
		return DateTimeFormatter.ofPattern("HH:mm", Locale.UK).format(moment);
	}

}
