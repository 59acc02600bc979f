package io.convenor.scheduling.closing;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.Separation.Manner;
import io.convenor.conference.Separations;
import io.convenor.conference.Separations.Part;
import io.convenor.conference.Way;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.graph.MeetingOptions;
import io.convenor.graph.MeetingOptions.Asked;
import io.convenor.graph.MeetingOptions.Chat;
import io.convenor.graph.MeetingOptions.Option;
import io.convenor.graph.Meetings.Host;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.booking.BookingTest;
import io.convenor.scheduling.booking.Bookings;
import io.convenor.scheduling.invitations.LinkHolders;
import io.convenor.scheduling.invitations.LinkHolders.Outsider;
import io.convenor.scheduling.invitations.LinkHolders.Why;
import io.convenor.scheduling.invitations.NewLinks;
import io.convenor.scheduling.invitations.NewLinks.Renewed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Every meeting that was opened is closed, and stays so whatever becomes of it. */
@BookingTest
class ClosingTests {

	private static final String HELEN = "helen.okafor@northmere.example";

	private static final String MARTIN = "martin.hale@northmere.example";

	private static final String KIM = "kim@home.example";

	private static final Conference.Room BEECH = new Conference.Room(Northmere365.BEECH, "Beech Room, Shire Hall");

	private static final LocalDateTime FRIDAY = LocalDateTime.of(2026, 2, 27, 14, 0);

	@Autowired
	Bookings bookings;

	@Autowired
	Conferences conferences;

	@Autowired
	Separations separations;

	@Autowired
	ClosedMeetings meetings;

	@Autowired
	LookingAtMeetings looking;

	@Autowired
	LinkHolders holders;

	@Autowired
	NewLinks newLinks;

	@Autowired
	Deliveries deliveries;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Clock clock;

	@Autowired
	Northmere365 microsoft365;

	@BeforeEach
	void freshStart() {
		this.microsoft365.reset();
		this.jdbc.sql("update conference set chair_id = 'before'").update();
	}

	@AfterEach
	void letGo() {
		this.microsoft365.reset();
	}

	@Test
	void aMeetingIsAskedToLetNobodyDoAnythingAndIsReadBack() {
		ClosedMeeting meeting = this.meetings.find(booked()).orElseThrow();
		assertThat(meeting.closed()).isTrue();
		assertThat(meeting.readAsAsked()).isTrue();
		assertThat(meeting.checkedAt()).isNotNull();
		assertThat(meeting.asked().recording()).isFalse();
		assertThat(meeting.asked().transcription()).isFalse();
		assertThat(meeting.asked().chat()).isEqualTo(Chat.OFF);
		assertThat(meeting.asked().presenters()).isEmpty();
		assertThat(meeting.asked().host()).isEqualTo(new Host(Northmere365.HELEN, HELEN));
		assertThat(meeting.asked().invited()).contains(HELEN, KIM);
		assertThat(this.microsoft365.asked).filteredOn("close"::equals).hasSize(1);
	}

	@Test
	void whatDoesNotStickIsKnownAndTriedAgainUntilItDoes() {
		this.microsoft365.sticking = (asked) -> with(asked, true, List.of());
		UUID id = begun();
		await(() -> this.meetings.find(id).filter((each) -> each.found() != null).isPresent());
		ClosedMeeting open = this.meetings.find(id).orElseThrow();
		assertThat(open.open()).containsExactly(Option.RECORDING, Option.CO_ORGANISERS);
		assertThat(open.nobodyOpens()).isTrue();
		assertThat(open.openedByHand()).isFalse();
		assertThat(this.conferences.get(id).isLobbyGuarded()).isFalse();
		this.microsoft365.sticking = (asked) -> asked;
		settled(id);
		assertThat(this.meetings.find(id).orElseThrow().readAsAsked()).isTrue();
		assertThat(this.conferences.get(id).isLobbyGuarded()).isTrue();
	}

	@Test
	void theNewChairIsMadeACoOrganiserOnlyAfterTheEventInvitesThem() {
		UUID id = booked();
		this.microsoft365.asked.clear();
		change(id, (conference) -> conference.handTo(martin(), this.clock.instant()));
		settled(id);
		assertThat(this.microsoft365.asked.indexOf("change")).isNotNegative()
			.isLessThan(this.microsoft365.asked.indexOf("close"));
		assertThat(this.microsoft365.guarded).last().asString().endsWith("hosted by " + MARTIN);
		assertThat(this.meetings.find(id).orElseThrow().asked().invited()).contains(MARTIN).doesNotContain(HELEN);
	}

	@Test
	void aMoveAsksForNothingAgainAndIsLookedAtBeforeItsNewTime() {
		UUID id = booked();
		change(id, (conference) -> conference.moveTo(FRIDAY));
		settled(id);
		assertThat(this.microsoft365.asked).filteredOn("close"::equals).hasSize(1);
		assertThat(this.meetings.find(id).orElseThrow().startsAt()).isEqualTo(FRIDAY);
	}

	@Test
	void whatSomebodyOpensByHandIsFoundBeforeTheStartAndPutBackWhenTheChairAgrees() {
		UUID id = booked();
		this.microsoft365.options.computeIfPresent("https://teams.example/join/1",
				(_, now) -> with(now, true, now.seats()));
		isDue(id);
		this.looking.look();
		await(() -> this.meetings.find(id).filter(ClosedMeeting::openedByHand).isPresent());
		assertThat(this.meetings.find(id).orElseThrow().open()).containsExactly(Option.RECORDING);
		assertThat(this.looking.putBack(id, Northmere365.MARTIN)).isFalse();
		assertThat(this.looking.putBack(id, Northmere365.HELEN)).isTrue();
		settled(id);
		assertThat(this.meetings.find(id).orElseThrow().readAsAsked()).isTrue();
		assertThat(this.looking.putBack(id, Northmere365.HELEN)).isFalse();
	}

	@Test
	void whoIsRemovedHasTheLinkUntilAllOthersGetANewOneOnce() {
		UUID id = booked();
		change(id, (conference) -> conference.uninvite(invitee(conference, KIM).id(), this.clock.instant()));
		settled(id);
		assertThat(this.holders.of(this.conferences.get(id)))
			.extracting((each) -> each.invitee().address(), Outsider::why, Outsider::hasTheLink)
			.containsExactly(tuple(KIM, Why.REMOVED, true));
		this.microsoft365.sent.clear();
		assertThat(this.newLinks.renew(id, Northmere365.MARTIN)).isEqualTo(Renewed.NOT_YOURS);
		assertThat(this.newLinks.renew(id, Northmere365.HELEN)).isEqualTo(Renewed.BEGUN);
		assertThat(this.newLinks.renew(id, Northmere365.HELEN)).isEqualTo(Renewed.NOT_NOW);
		settled(id);
		Conference now = this.conferences.get(id);
		assertThat(now.joinUrl()).isPresent().get().isNotEqualTo("https://teams.example/join/1");
		assertThat(this.microsoft365.openLinks()).containsExactly(now.joinUrl().orElseThrow());
		assertThat(this.meetings.find(id).orElseThrow().readAsAsked()).isTrue();
		assertThat(this.microsoft365.sent).filteredOn((mail) -> mail.subject().equals(now.reference().value()))
			.allSatisfy((mail) -> assertThat(mail.htmlBody()).contains("link"))
			.extracting((mail) -> mail.to())
			.doesNotContain(KIM)
			.doesNotHaveDuplicates()
			.contains(HELEN);
		assertThat(this.holders.of(now)).extracting(Outsider::hasTheLink).containsExactly(false);
	}

	@Test
	void whoWasToChairItBeforeHasTheLinkAndDoesNotComeAnyMore() {
		UUID id = booked();
		assertThat(this.holders.of(this.conferences.get(id))).isEmpty();
		change(id, (conference) -> conference.handTo(martin(), this.clock.instant()));
		settled(id);
		assertThat(this.holders.of(this.conferences.get(id)))
			.extracting((each) -> each.invitee().address(), Outsider::why, Outsider::hasTheLink)
			.containsExactly(tuple(HELEN, Why.FORMER_CHAIR, true));
	}

	@Test
	void whatIsDoneForSomebodysOwnMeetingConcernsThem() {
		UUID id = booked();
		change(id, this::apartOrBack);
		settled(id);
		this.looking.lookAgain(id, Northmere365.HELEN);
		settled(id);
		UUID kim = invitee(this.conferences.get(id), KIM).id();
		UUID own = this.separations.of(id).getFirst().id();
		assertThat(this.deliveries.about(id)).filteredOn((each) -> each.key().contains("own-meeting-options/" + own))
			.isNotEmpty()
			.allSatisfy((each) -> assertThat(each.whom().about()).isEqualTo(kim));
		assertThat(this.deliveries.about(id)).filteredOn((each) -> each.key().endsWith("/meeting-options"))
			.allSatisfy((each) -> assertThat(each.whom().about()).isNull());
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void whateverIsChangedEveryOpenMeetingIsClosedInEveryOption(long seed) {
		Random random = new Random(seed);
		UUID id = booked();
		for (int step = 0; step < 6; step++) {
			changeSomething(id, random);
			settled(id);
			Conference now = this.conferences.get(id);
			var asked = new Asked(new Host(now.chairId(), now.chair().address()), List.of(), List.of(), false, false,
					Chat.OFF);
			assertThat(this.microsoft365.openLinks()).as("seed %d, step %d", seed, step)
				.allSatisfy((link) -> assertThat(this.microsoft365.options.get(link)).isNotNull()
					.satisfies((options) -> assertThat(options.notAs(asked)).isEmpty()));
			assertThat(this.meetings.of(id)).as("seed %d, step %d: %s", seed, step, this.microsoft365.openLinks())
				.hasSameSizeAs(this.microsoft365.openLinks())
				.allSatisfy((meeting) -> assertThat(meeting.readAsAsked()).isTrue());
		}
	}

	private void changeSomething(UUID id, Random random) {
		switch (random.nextInt(8)) {
			case 0 ->
				change(id, (conference) -> conference.moveTo(conference.startsAt().plusDays(random.nextInt(1, 4))));
			case 1 -> change(id, (conference) -> conference.holdAs(Way.VIRTUAL, null));
			case 2 -> change(id, (conference) -> conference.holdAs(Way.CONFERENCE_CALL, null));
			case 3 -> change(id,
					(conference) -> conference.handTo(conference.chairId().equals(Northmere365.HELEN)
							? chair(Northmere365.MARTIN, MARTIN) : chair(Northmere365.HELEN, HELEN),
							this.clock.instant()));
			case 4 -> this.newLinks.renew(id, this.conferences.get(id).chairId());
			case 5 -> change(id,
					(conference) -> conference.invite(Invitee.named("Ann Grey")
						.mailbox(new EmailAddress("ann" + random.nextInt(1000) + "@school.example"))
						.agency("Oak School")
						.as(Role.SCHOOL)
						.build()));
			case 6 -> change(id, (conference) -> conference.holdAs(Way.FACE_TO_FACE, BEECH));
			default -> change(id, this::apartOrBack);
		}
	}

	private void apartOrBack(Conference conference) {
		Invitee kim = invitee(conference, KIM);
		this.separations.of(conference.id())
			.stream()
			.filter(Separation::holds)
			.findFirst()
			.ifPresentOrElse((separation) -> this.separations.end(separation, "helen"), () -> this.separations
				.begin(conference, new Part(kim.id(), Manner.OWN_LINK, 0, 30, null), "safety", "helen"));
		conference.arrangeApart(kim.id());
	}

	private UUID begun() {
		Chair helen = Chair.helen(this.bookings);
		helen.plansAHybrid();
		helen.takesTheFirstSlot();
		return helen.confirms();
	}

	private UUID booked() {
		UUID id = begun();
		settled(id);
		return id;
	}

	private void isDue(UUID id) {
		this.jdbc.sql("update closed_meeting set next_look = ? where id = ?")
			.param(Timestamp.from(this.clock.instant().minusSeconds(1)))
			.param(id)
			.update();
	}

	private static MeetingOptions with(MeetingOptions options, boolean recording, List<MeetingOptions.Seat> seats) {
		return new MeetingOptions(options.lobbyForAll(), options.lobbyForCallers(), options.organisersAdmit(),
				options.presenting(), recording, options.recordsByItself(), options.transcription(), options.chat(),
				seats);
	}

	private void change(UUID id, Consumer<Conference> what) {
		this.transaction.executeWithoutResult((_) -> {
			Conference conference = this.conferences.locked(id);
			what.accept(conference);
			this.conferences.save(conference);
		});
	}

	private void settled(UUID id) {
		await(() -> {
			Conference conference = this.conferences.get(id);
			List<Delivery> all = this.deliveries.about(id);
			return conference.inCalendar() == conference.arrangement() && conference.eventId().isPresent()
					&& all.stream().allMatch(Delivery::settled);
		});
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(Duration.ofSeconds(40)).until(condition);
	}

	private static Invitee invitee(Conference conference, String address) {
		return conference.invited(address).orElseThrow();
	}

	private static Invitee martin() {
		return chair(Northmere365.MARTIN, MARTIN);
	}

	private static Invitee chair(String id, String address) {
		return Invitee.named("A chair")
			.mailbox(new EmailAddress(address))
			.as(Role.CHAIR)
			.standing(Role.SCHOOL.standing())
			.directoryId(id)
			.build();
	}

}
