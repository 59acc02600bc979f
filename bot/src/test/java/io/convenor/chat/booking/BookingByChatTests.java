package io.convenor.chat.booking;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import io.convenor.chat.CardViews;
import io.convenor.chat.Screen;
import io.convenor.chat.Turns;
import io.convenor.chat.cards.Card;
import io.convenor.chat.overview.StatusLine;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.graph.Meetings.Response;
import io.convenor.scheduling.Northmere365;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

@BookingChatTest
class BookingByChatTests {

	@Autowired
	Turns turns;

	@Autowired
	CardViews views;

	@Autowired
	Conferences conferences;

	@Autowired
	Deliveries deliveries;

	@Autowired
	Northmere365 microsoft365;

	@Autowired
	JdbcClient jdbc;

	@MockitoBean
	CardScreen cardScreen;

	Screen helen;

	@BeforeEach
	void anEmptyHouse() {
		this.microsoft365.reset();
		this.jdbc.sql("delete from draft where kind = 'booking'").update();
		this.jdbc.sql("update conference set chair_id = 'before'").update();
		this.jdbc.sql("update child set case_reference = 'before'").update();
		this.helen = new Screen(this.turns, this.views, Northmere365.HELEN);
	}

	@Test
	void aChairBooksAHybridConferenceByChatting() {
		this.helen.says("schedule");
		assertThat(this.helen.words()).contains("Book a conference (1 of 4)", "Kind of meeting", "the referral");
		this.helen.presses("Next: people", about());
		assertThat(this.helen.words()).contains("(2 of 4)",
				"Helen Okafor (Chair, Northmere Council), helen.okafor@northmere.example: in the room");
		this.helen.presses("Find", Map.of("sought", "Siân"));
		this.helen.presses("Add this colleague", Map.of("found", Northmere365.SIAN, "foundRole", "SOCIAL_WORKER"));
		assertThat(this.helen.words())
			.contains("Siân Pugh (Social worker, Northmere Council), sian.pugh@northmere.example: on Teams");
		this.helen.presses("Add this person", person("Kim Marsh", "kim@home.example", "MOTHER"));
		assertThat(this.helen.words()).contains("Kim Marsh (Mother), kim@home.example: in the room");
		assertThat(this.helen.fields()).doesNotContainKeys("name", "email");
		this.helen.presses("Next: date and time");
		assertThat(this.helen.words()).contains("Last lawful date: Thursday 5 March 2026",
				"That day is day 0, day 1 is Friday 13 February 2026 and day 15 is Thursday 5 March 2026.",
				"( ) Alder Room, Shire Hall (holds 8 people, step-free)");
		this.helen.presses("Show times in this room", Map.of("room", Northmere365.ALDER));
		assertThat(this.helen.buttons()).contains("Tuesday 24 February 2026, 09:00",
				"Wednesday 25 February 2026, 09:00", "Thursday 26 February 2026, 09:00");
		this.helen.presses("Wednesday 25 February 2026, 09:00");
		assertThat(this.helen.words()).contains("(4 of 4)", "Wednesday 25 February 2026, 09:00 to 10:30",
				"Alder Room, Shire Hall is asked for", "M-1234");
		this.helen.presses("Confirm and send");
		Conference conference = mine().getFirst();
		assertThat(this.helen.words()).contains("Booked as " + conference.reference(),
				conference.reference() + ": Wednesday 25 February 2026, 09:00", "being put into the calendar",
				"Alder Room, Shire Hall: waiting for its answer");
		delivered(conference);
		assertThat(this.helen.refreshed().words()).contains("Calendar: in everybody's calendar",
				"Teams: link is there, and everybody waits in the lobby until let in",
				"Room: Alder Room, Shire Hall: accepted", "People: 3, all told how to take part");
		assertThat(this.helen.presses("People").words()).contains(
				"Kim Marsh (Mother): in the room; told how to take part",
				"Siân Pugh (Social worker, Northmere Council): on Teams; told how to take part");
	}

	@Test
	void theCardShowsByItselfWhatFailedAndWhy() {
		this.microsoft365.roomAnswers.put(Northmere365.ALDER, Response.DECLINED);
		this.microsoft365.refused.add("kim@home.example");
		Conference conference = booked();
		delivered(conference);
		assertThat(this.helen.refreshed().words()).contains(
				"Room: Alder Room, Shire Hall: declined, so it cannot be had. Press “Choose another room”.",
				"to 1 of them something could not be sent");
		assertThat(this.helen.presses("People").words()).contains(
				"Kim Marsh (Mother): in the room; how to take part could not be sent: Microsoft 365 refused it (ErrorInvalidRecipients). Check the address, and tell them in another way.");
		assertThat(this.helen.says("conferences").words())
			.contains("Outstanding: room declined; 1 email could not be sent; reports: 1 of 2 received.");
	}

	@Test
	void withoutALicenceTheChairIsToldWhatToDo() {
		this.microsoft365.licensed = false;
		Conference conference = booked();
		Awaitility.await()
			.until(() -> this.deliveries.byKey(conference.id() + "/join-link")
				.filter((each) -> each.reason() != null)
				.isPresent());
		assertThat(this.helen.refreshed().words()).contains(
				"Teams: Teams gave no link, so nobody can join online. That happens when conferences@northmere.example has no Teams licence: ask the administration team to look with “admin check”. I keep looking, and write to everybody as soon as there is one.");
		assertThat(this.helen.presses("People").words())
			.contains("Kim Marsh (Mother): in the room; not written to yet");
	}

	@Test
	void aMistakeIsSaidAboveItsFieldAndWhatWasTypedIsStillThere() {
		this.helen.says("schedule");
		Map<String, String> wrong = new java.util.HashMap<>(about());
		wrong.put("length", "25 hours");
		wrong.put("countsFrom", "2026-02-17");
		this.helen.presses("Next: people", wrong);
		assertThat(this.helen.words()).contains(
				"“25 hours” does not fit as a length. Give whole minutes from 15 to 480",
				"Tuesday 17 February 2026 is in the future.");
		assertThat(this.helen.fields()).containsAllEntriesOf(wrong);
	}

	@Test
	void whatIsTypedInOneFormStaysWhileAnotherIsUsed() {
		this.helen.says("schedule").presses("Next: people", about());
		this.helen.presses("Find", Map.of("sought", "Si", "name", "Kim", "agency", "None"));
		assertThat(this.helen.fields()).containsEntry("name", "Kim").containsEntry("agency", "None");
		this.helen.presses("Back");
		this.helen.presses("Next: people");
		assertThat(this.helen.fields()).containsEntry("name", "Kim");
	}

	@Test
	void noFamilyIsAskedOnTheCard() {
		this.helen.says("schedule").presses("Next: people", about()).presses("Next: date and time");
		assertThat(this.helen.words()).contains("Nobody from the family is invited. Is that right?",
				"No social worker is invited");
		this.helen.presses("Yes, that is right");
		assertThat(this.helen.words()).contains("(3 of 4)");
	}

	@Test
	void markupAndCardSyntaxInANameAreShownAndNeverActedOn() {
		String name = "**Kim** [x](https://evil.example) {{DATE(2026-01-01,SHORT)}} <at>all</at> ${x}";
		this.helen.says("schedule").presses("Next: people", about());
		this.helen.presses("Add this person", person(name, "kim@home.example", "MOTHER"));
		String json = this.helen.json().toString();
		assertThat(json).doesNotContain("{{DATE").doesNotContain("\"name\":\"**");
		assertThat(this.helen.words()).contains("**Kim** [x](https://evil.example)");
		assertThat(json).contains("∗∗Kim∗∗ (x)(https:");
	}

	@Test
	void aConfirmOnASecondDeviceSaysThatItIsBookedAlready() {
		upToTheSummary();
		Screen phone = this.helen.secondDevice();
		this.helen.presses("Confirm and send");
		phone.presses("Confirm and send");
		assertThat(phone.words())
			.contains("Already booked as " + mine().getFirst().reference() + ". Nothing was done again.");
		assertThat(mine()).hasSize(1);
	}

	@Test
	void aCardOlderThanTheBookingIsRefreshedAndSaidSo() {
		upToTheSummary();
		Screen phone = this.helen.secondDevice();
		this.helen.presses("Back");
		phone.presses("Confirm and send");
		assertThat(phone.words()).contains("This had changed since your card was shown, so nothing was done.",
				"(3 of 4)");
		assertThat(mine()).isEmpty();
	}

	@Test
	void aCardInSomebodyElsesHandsDoesNothing() {
		upToTheSummary();
		Screen martin = this.helen.inTheHandsOf(Northmere365.MARTIN);
		martin.presses("Confirm and send");
		assertThat(martin.words()).startsWith("What stood here is not shown any more.");
		assertThat(mine()).isEmpty();
	}

	@Test
	void aTimeTakenMeanwhileIsSaidAndOthersAreOffered() {
		upToTheSummary();
		this.microsoft365.busy(Northmere365.ALDER, LocalDateTime.of(2026, 2, 24, 9, 0), Duration.ofHours(2));
		this.helen.presses("Confirm and send");
		assertThat(this.helen.words()).contains("Somebody has taken that time meanwhile, so nothing was booked.");
		assertThat(this.helen.buttons()).contains("Tuesday 24 February 2026, 11:00")
			.doesNotContain("Tuesday 24 February 2026, 09:00");
	}

	@Test
	void whenTheDiariesTakeLongTheCardSaysSoAndShowsThemWhenTheyCome() {
		this.helen.says("schedule").presses("Next: people", with(about(), "way", "VIRTUAL"));
		this.helen.presses("Next: date and time");
		this.microsoft365.slow = new CountDownLatch(1);
		this.helen.presses("Yes, that is right");
		assertThat(this.helen.words()).contains("I am still reading the diaries.", "[Look again]");
		this.microsoft365.slow.countDown();
		UUID booking = UUID.fromString(this.helen.card().subject());
		verify(this.cardScreen, timeout(5000)).changed(eq("booking"), eq(booking.toString()), any());
		Awaitility.await()
			.untilAsserted(
					() -> assertThat(this.helen.refreshed().buttons()).contains("Tuesday 24 February 2026, 09:00"));
	}

	@Test
	void whenMicrosoft365IsAwayTheCardSaysWhatToDo() {
		this.helen.says("schedule").presses("Next: people", with(about(), "way", "VIRTUAL"));
		this.helen.presses("Next: date and time");
		this.microsoft365.down = true;
		this.helen.presses("Yes, that is right");
		assertThat(this.helen.words())
			.contains("The diaries could not be read just now. Press Look again, or give a date and time below.");
		this.microsoft365.down = false;
		assertThat(this.helen.presses("Look again").buttons()).contains("Tuesday 24 February 2026, 09:00");
	}

	@Test
	void aBookingBegunIsGoneOnWith() {
		this.helen.says("schedule").presses("Next: people", about());
		assertThat(this.helen.says("schedule").words()).contains("You had begun this one", "(2 of 4)");
		this.helen.presses("Back").presses("Start afresh");
		assertThat(this.helen.fields()).doesNotContainKey("caseReference");
	}

	@Test
	void inAChannelTheChairIsKindlySentToThePrivateChat() {
		assertThat(this.helen.saysInAChannel("schedule").words()).isEqualTo(
				"“schedule” is for our private chat, so that only you see the answer. Open a chat with me and type it there.");
	}

	@Test
	void whoIsNoChairIsToldSo() {
		Screen sian = new Screen(this.turns, this.views, Northmere365.SIAN);
		assertThat(sian.says("schedule").words()).startsWith("“schedule” is for chairs and reviewing officers");
	}

	@Test
	void theLargestListStillFitsOnACard() {
		this.helen.says("schedule").presses("Next: people", about());
		IntStream.range(0, 24)
			.forEach((i) -> this.helen.presses("Add this person",
					with(person("N".repeat(97) + "-" + i, "p" + i + "@" + "agency".repeat(8) + ".example",
							"OTHER_PROFESSIONAL"), "agency", "&".repeat(98) + i)));
		this.helen.presses("Find", Map.of("sought", "S"));
		fits();
		this.helen.presses("Next: date and time").presses("Yes, that is right");
		this.helen.presses("Show times in this room", Map.of("room", Northmere365.ALDER));
		fits();
		this.helen
			.presses(this.helen.buttons().stream().filter((each) -> each.endsWith("09:00")).findFirst().orElseThrow());
		fits();
		this.helen.presses("Confirm and send");
		fits();
		delivered(mine().getFirst());
		this.helen.refreshed();
		fits();
	}

	private void fits() {
		assertThat(this.helen.json().toString().getBytes(StandardCharsets.UTF_8))
			.hasSizeLessThanOrEqualTo(Card.MOST_BYTES);
	}

	private void upToTheSummary() {
		this.helen.says("schedule").presses("Next: people", about());
		this.helen.presses("Find", Map.of("sought", "Siân"));
		this.helen.presses("Add this colleague", Map.of("found", Northmere365.SIAN, "foundRole", "SOCIAL_WORKER"));
		this.helen.presses("Add this person", person("Kim Marsh", "kim@home.example", "MOTHER"));
		this.helen.presses("Next: date and time");
		this.helen.presses("Show times in this room", Map.of("room", Northmere365.ALDER));
		this.helen.presses("Tuesday 24 February 2026, 09:00");
	}

	private Conference booked() {
		upToTheSummary();
		this.helen.presses("Confirm and send");
		return mine().getFirst();
	}

	private List<Conference> mine() {
		return this.conferences.findByChairIdAndStartsAtAfterOrderByStartsAt(Northmere365.HELEN,
				LocalDateTime.of(2026, 2, 16, 0, 0));
	}

	private void delivered(Conference conference) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.deliveries.about(conference.id()).size() > 1
					&& this.deliveries.about(conference.id()).stream().allMatch(Delivery::settled));
	}

	static Map<String, String> about() {
		return Map.of("kind", "initial-conference", "way", "HYBRID", "caseReference", "M-1234", "countsFrom",
				"2026-02-12", "length", "90");
	}

	static Map<String, String> person(String name, String address, String role) {
		return Map.of("name", name, "email", address, "role", role);
	}

	static Map<String, String> with(Map<String, String> form, String field, String value) {
		Map<String, String> changed = new java.util.HashMap<>(form);
		changed.put(field, value);
		return changed;
	}

	/** As the reports room would say it. */
	static class TwoReports implements StatusLine {

		@Override
		public List<Line> about(Conference conference) {
			return List.of(new Line("Reports", "1 of 2 received", true, true),
					new Line("Late", "Ann Bell's school", false, false));
		}

		@Override
		public long version(Conference conference) {
			return 1;
		}

	}

}
