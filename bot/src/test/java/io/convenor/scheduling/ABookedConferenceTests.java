package io.convenor.scheduling;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.graph.Outbox.Mail;

import static org.assertj.core.api.Assertions.assertThat;

@BookingTest
class ABookedConferenceTests {

	@Autowired
	Bookings bookings;

	@Autowired
	Conferences conferences;

	@Autowired
	Deliveries deliveries;

	@Autowired
	Northmere365 microsoft365;

	Chair helen;

	@BeforeEach
	void freshStart() {
		this.microsoft365.reset();
		this.helen = Chair.helen(this.bookings);
	}

	@Test
	void aChairBooksAHybridConferenceAndEverythingGoesOut() {
		this.helen.plansAHybrid();
		Booking ready = this.helen.takesTheFirstSlot();
		assertThat(ready.step()).isEqualTo(Booking.Step.SUMMARY);
		Conference conference = this.conferences.get(this.helen.confirms());
		settled(conference.id());
		Conference now = this.conferences.get(conference.id());
		assertThat(now.eventId()).isPresent();
		assertThat(now.joinUrl()).contains("https://teams.example/join/1");
		assertThat(now.isLobbyGuarded()).isTrue();
		assertThat(now.roomAnswer()).contains(Conference.RoomAnswer.ACCEPTED);
		assertThat(now.ruleSet()).isEqualTo("wokingham, version 1");
		MeetingRequest event = this.microsoft365.booked.get(now.id() + "/invitation");
		assertThat(event.subject()).isEqualTo(now.reference().value());
		assertThat(event.attendees()).extracting((attendee) -> attendee.address())
			.containsExactly("helen.okafor@northmere.example", "sian.pugh@northmere.example", "kim@home.example");
		assertThat(this.microsoft365.sent).extracting(Mail::to)
			.containsExactlyInAnyOrder("helen.okafor@northmere.example", "sian.pugh@northmere.example",
					"kim@home.example");
		assertThat(this.microsoft365.sent).allSatisfy((mail) -> {
			assertThat(mail.subject()).isEqualTo(now.reference().value());
			assertThat(mail.from()).isEqualTo("cp.reports@northmere.example");
		});
	}

	private List<Delivery> settled(UUID conference) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.deliveries.about(conference).stream().allMatch(Delivery::settled));
		return this.deliveries.about(conference);
	}

}
