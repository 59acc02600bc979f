package io.convenor.scheduling.invitations;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Way;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.graph.Outbox.Mail;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.booking.BookingTest;
import io.convenor.scheduling.booking.Bookings;

import static org.assertj.core.api.Assertions.assertThat;

@BookingTest
class ConferenceCallTests {

	private static final String HOST_LINK = "https://teams.example/call/1";

	@Autowired
	Bookings bookings;

	@Autowired
	Conferences conferences;

	@Autowired
	Deliveries deliveries;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Northmere365 microsoft365;

	Chair helen;

	@BeforeEach
	void freshStart() {
		this.microsoft365.reset();
		this.jdbc.sql("update conference set chair_id = 'before'").update();
		this.helen = Chair.helen(this.bookings);
	}

	@Test
	void theCallIsOpenedFirstAndTheInvitationBringsItsNumber() {
		Conference conference = delivered(booked());
		assertThat(this.microsoft365.calls)
			.containsExactly("1a5f0c1e-0010-4d7a-9c11-000000000010 " + conference.reference());
		MeetingRequest event = this.microsoft365.booked.get(conference.id() + "/invitation");
		assertThat(event.online()).isFalse();
		assertThat(event.room()).isNull();
		assertThat(event.htmlBody())
			.contains("by secure conference call", "020 7946 0111", "987 654 321", "waits on the line")
			.doesNotContain("https://teams", "By link", "the Teams link below");
		assertThat(conference.dialInNumber()).contains("+44 20 7946 0111");
	}

	@Test
	void callersWaitUntilTheChairLetsThemIn() {
		Conference conference = delivered(booked());
		assertThat(conference.isLobbyGuarded()).isTrue();
		assertThat(this.microsoft365.guarded).contains(
				"1a5f0c1e-0010-4d7a-9c11-000000000010 " + HOST_LINK + ", hosted by helen.okafor@northmere.example");
	}

	@Test
	void theLinkToHostItIsInTheChairsLetterAlone() {
		Conference conference = delivered(booked());
		assertThat(mailTo("helen.okafor@northmere.example", conference)).contains(HOST_LINK, "you alone have the link",
				"020 7946 0111");
		assertThat(this.microsoft365.sent).filteredOn((mail) -> mail.subject().endsWith(conference.reference().value()))
			.filteredOn((mail) -> !mail.to().equals("helen.okafor@northmere.example"))
			.hasSize(2)
			.noneMatch((mail) -> mail.htmlBody().contains("https://teams"));
	}

	@Test
	void familyReadTheNumberAndTheCodeInBigPlainSteps() {
		Conference conference = delivered(booked());
		assertThat(mailTo("kim@home.example", conference))
			.contains("You take part <strong>by telephone</strong>", "font-size: 24px", "020 7946 0111",
					"tel:+442079460111,,987654321", "987 654 321", "Say your name when asked, and stay on the line",
					"If the line drops")
			.doesNotContain("Microsoft Teams", "By link", "The link for Teams");
	}

	@Test
	void withoutANumberNobodyIsInvitedYetAndTheDeliverySaysWhatItWaitsFor() {
		this.microsoft365.audioConferencing = false;
		UUID id = booked();
		await(() -> this.deliveries.byKey(id + "/call").map(Delivery::reason).isPresent());
		assertThat(this.deliveries.byKey(id + "/call").orElseThrow().reason()).isEqualTo("the telephone number");
		assertThat(this.deliveries.byKey(id + "/invitation")).isEmpty();
		assertThat(this.conferences.get(id).joinUrl()).isEmpty();
	}

	private UUID booked() {
		this.helen.isAtPeople(Way.CONFERENCE_CALL);
		this.helen.addsSian();
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		this.helen.does(this.bookings::people, Map.of());
		this.helen.takesTheFirstSlot();
		return this.helen.confirms();
	}

	private Conference delivered(UUID id) {
		await(() -> this.deliveries.byKey(id + "/invitation").filter(Delivery::settled).isPresent()
				&& this.deliveries.about(id).stream().allMatch(Delivery::settled));
		return this.conferences.get(id);
	}

	private String mailTo(String address, Conference conference) {
		return this.microsoft365.sent.stream()
			.filter((mail) -> mail.subject().endsWith(conference.reference().value()) && mail.to().equals(address))
			.map(Mail::htmlBody)
			.findFirst()
			.orElseThrow();
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
	}

}
