package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Way;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.drafts.Refused;
import io.convenor.graph.Meetings.Expected;
import io.convenor.graph.Meetings.Attendee;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.graph.Meetings.Response;
import io.convenor.graph.Outbox.Mail;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.booking.BookingTest;
import io.convenor.scheduling.booking.Bookings;
import io.convenor.scheduling.calendar.HandMadeChanges;
import io.convenor.scheduling.changes.CallToMake;
import io.convenor.scheduling.changes.CallsToMake;
import io.convenor.scheduling.changes.TickingOffCalls;
import io.convenor.scheduling.changes.StillToTell;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What follows when a booked conference is changed, whoever changed it. */
@BookingTest
class ChangesFollowedTests {

	private static final LocalDateTime FRIDAY = LocalDateTime.of(2026, 2, 27, 14, 0);

	private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 3, 2, 10, 0);

	private static final Conference.Room BEECH = new Conference.Room(Northmere365.BEECH, "Beech Room, Shire Hall");

	private static final String KIM = "kim@home.example";

	private static final String SIAN = "sian.pugh@northmere.example";

	private static final String HELEN = "helen.okafor@northmere.example";

	@Autowired
	Bookings bookings;

	@Autowired
	Conferences conferences;

	@Autowired
	HandMadeChanges handMade;

	@Autowired
	CallsToMake calls;

	@Autowired
	TickingOffCalls tickingOff;

	@Autowired
	StillToTell stillToTell;

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
		this.microsoft365.slow.countDown();
		this.microsoft365.down = false;
	}

	@Test
	void whoMovesAConferenceMovesTheEventAndEverybodyIsToldOnce() {
		UUID id = bookedAndTold();
		change(id, (conference) -> conference.moveTo(FRIDAY));
		Conference now = shown(id);
		assertThat(event(now).start()).isEqualTo(FRIDAY);
		assertThat(event(now).htmlBody()).contains("Friday 27 February 2026, 14:00");
		assertThat(now.joinUrl()).contains("https://teams.example/join/1");
		assertThat(mails(now)).extracting(Mail::to).containsExactlyInAnyOrder(HELEN, SIAN, KIM);
		assertThat(mailTo(KIM, now))
			.contains("Dear", "Kim Marsh", "It was on", "Tuesday 24 February 2026, 9am", "It is now on",
					"Friday 27 February 2026, 2pm", "Helen Okafor", "stay the same", "We will also ring you",
					"place in the room")
			.doesNotContain("Siân", "How it is held.");
		assertThat(mailTo(SIAN, now)).contains("It was on", "on Microsoft Teams or by telephone", "who comes in your")
			.doesNotContain("Kim", "We will also ring you");
	}

	@Test
	void whoIsToldOfAnotherLengthReadsWhenItEnds() {
		UUID id = bookedAndTold();
		change(id, (conference) -> conference.moveTo(conference.startsAt(), conference.lengthMinutes() + 30));
		assertThat(mailTo(KIM, shown(id)))
			.contains("How long it lasts.", "It begins as before", "Tuesday 24 February 2026, 9am",
					"It now ends at about", "11am", "not at", "10:30am")
			.doesNotContain("The time.", "It was on");
	}

	@Test
	void theRoomIsAskedAgainForTheNewTime() {
		UUID id = bookedAndTold();
		change(id, (conference) -> conference.moveTo(FRIDAY));
		assertThat(shown(id).roomAnswer()).contains(Conference.RoomAnswer.ACCEPTED);
		assertThat(keys(id)).contains(id + "/room-answer/2");
	}

	@Test
	void whatChangesNothingInTheCalendarAsksNothingOfIt() {
		UUID id = bookedAndTold();
		this.microsoft365.asked.clear();
		UUID sian = invitee(id, SIAN).id();
		change(id, (conference) -> conference.place(sian, Invitee.Place.ROOM));
		Conference now = shown(id);
		assertThat(this.microsoft365.asked).contains("send").doesNotContain("change", "look", "book", "close");
		assertThat(mails(now)).extracting(Mail::to).containsExactly(SIAN);
		assertThat(mailTo(SIAN, now)).contains("You now have a place in", "Alder Room");
	}

	@Test
	void aNewerChangeCoversAnOlderOneThatIsStillOnItsWay() {
		UUID id = bookedAndTold();
		this.microsoft365.down = true;
		change(id, (conference) -> conference.moveTo(FRIDAY));
		Awaitility.await().until(() -> delivery(id, "calendar/2").state() == Delivery.State.FAILED);
		change(id, (conference) -> conference.moveTo(MONDAY));
		this.microsoft365.down = false;
		Conference now = shown(id);
		assertThat(event(now).start()).isEqualTo(MONDAY);
		assertThat(mails(now)).hasSize(3);
		assertThat(mailTo(KIM, now)).contains("Monday 2 March 2026, 10am").doesNotContain("Friday 27 February");
	}

	@Test
	void twoUpdatesNeverWriteAtOnceSoTheNewerOneStands() {
		UUID id = bookedAndTold();
		this.microsoft365.asked.clear();
		this.microsoft365.slow = new CountDownLatch(1);
		change(id, (conference) -> conference.moveTo(FRIDAY));
		Awaitility.await().until(() -> this.microsoft365.asked.contains("change"));
		change(id, (conference) -> conference.moveTo(MONDAY));
		Awaitility.await().until(() -> "the change before it".equals(delivery(id, "calendar/3").reason()));
		assertThat(this.microsoft365.asked).containsExactly("change");
		this.microsoft365.slow.countDown();
		Conference now = shown(id);
		assertThat(event(now).start()).isEqualTo(MONDAY);
		assertThat(mails(now)).hasSize(3)
			.allSatisfy((mail) -> assertThat(mail.htmlBody()).doesNotContain("Friday 27 February"));
	}

	@Test
	void whoeverMovesItThereAndBackBeforeAnybodyWasToldDisturbsNobody() {
		UUID id = bookedAndTold();
		LocalDateTime before = this.conferences.get(id).startsAt();
		this.microsoft365.down = true;
		change(id, (conference) -> conference.moveTo(FRIDAY));
		change(id, (conference) -> conference.moveTo(before));
		this.microsoft365.down = false;
		assertThat(mails(shown(id))).isEmpty();
	}

	@Test
	void aChangeBeforeTheEventStandsIsNeitherLostNorOvertaken() {
		Chair helen = Chair.helen(this.bookings);
		helen.plansAHybrid();
		helen.takesTheFirstSlot();
		this.microsoft365.down = true;
		UUID id = helen.confirms();
		change(id, (conference) -> conference.moveTo(FRIDAY));
		change(id, (conference) -> conference.invite(school()));
		this.microsoft365.down = false;
		Conference now = shown(id);
		assertThat(event(now).start()).isEqualTo(FRIDAY);
		assertThat(event(now).attendees()).extracting(Attendee::address).contains("office@school.example");
		assertThat(mails(now)).hasSize(4)
			.allSatisfy(
					(mail) -> assertThat(mail.htmlBody()).contains("Friday 27 February").doesNotContain("It was on"));
	}

	@Test
	void somebodyInvitedLaterIsToldHowToTakePartAndNobodyElseIsDisturbed() {
		UUID id = bookedAndTold();
		change(id, (conference) -> conference.invite(school()));
		Conference now = shown(id);
		assertThat(event(now).attendees()).extracting(Attendee::address).contains("office@school.example");
		assertThat(mails(now)).extracting(Mail::to).containsExactly("office@school.example");
		assertThat(mailTo("office@school.example", now)).contains("You are invited to the meeting",
				"https://teams.example/join/1");
	}

	@Test
	void somebodyRemovedIsTakenOffTheEventAndToldKindlyAndThenNothingMore() {
		UUID id = bookedAndTold();
		UUID sian = invitee(id, SIAN).id();
		change(id, (conference) -> conference.uninvite(sian, this.clock.instant()));
		Conference now = shown(id);
		assertThat(event(now).attendees()).extracting(Attendee::address).doesNotContain(SIAN);
		assertThat(mails(now)).extracting(Mail::to).containsExactly(SIAN);
		assertThat(mailTo(SIAN, now)).contains("no longer invited").doesNotContain("https://teams");
		this.microsoft365.sent.clear();
		change(id, (conference) -> conference.moveTo(FRIDAY));
		assertThat(mails(shown(id))).extracting(Mail::to).containsExactlyInAnyOrder(HELEN, KIM);
	}

	@Test
	void anotherChairPassesTheLobbyAndTheFormerOneIsToldThatTheyNeedNotCome() {
		UUID id = bookedAndTold();
		change(id, (conference) -> conference.handTo(martin(), this.clock.instant()));
		Conference now = shown(id);
		assertThat(this.microsoft365.guarded).last().asString().endsWith("hosted by martin.hale@northmere.example");
		assertThat(event(now).attendees()).extracting(Attendee::address)
			.contains("martin.hale@northmere.example")
			.doesNotContain(HELEN);
		assertThat(mails(now)).extracting(Mail::to)
			.containsExactlyInAnyOrder("martin.hale@northmere.example", HELEN, KIM);
		assertThat(mailTo(HELEN, now)).contains("You do not chair the meeting", "another chair has taken it over");
		assertThat(mailTo("martin.hale@northmere.example", now)).contains("You chair this meeting.");
		assertThat(mailTo(KIM, now)).contains("Martin Hale</strong> now chairs the meeting").doesNotContain("Helen");
	}

	@Test
	void hybridTurnedVirtualKeepsTheLinkFreesTheRoomAndTellsThoseWhoHadAPlace() {
		UUID id = bookedAndTold();
		change(id, (conference) -> conference.holdAs(Way.VIRTUAL, null));
		Conference now = shown(id);
		assertThat(event(now).room()).isNull();
		assertThat(event(now).online()).isTrue();
		assertThat(now.joinUrl()).contains("https://teams.example/join/1");
		assertThat(mailTo(KIM, now))
			.contains("Everybody now joins on Microsoft Teams", "Please do <strong>not</strong>",
					"Alder Room, Shire Hall", "stay the same", "https://teams.example/join/1")
			.doesNotContain("It was on");
		assertThat(mailTo(SIAN, now)).contains("There is no room to come to").doesNotContain("Alder");
	}

	@Test
	void whatIsHeldFaceToFaceAfterAllLeavesNoMeetingOnTeamsToComeInto() {
		UUID id = bookedAndTold();
		assertThat(this.microsoft365.openLinks()).containsExactly("https://teams.example/join/1");
		change(id, (conference) -> conference.holdAs(Way.FACE_TO_FACE, BEECH));
		Conference now = shown(id);
		assertThat(this.microsoft365.openLinks()).isEmpty();
		assertThat(now.joinUrl()).isEmpty();
		assertThat(this.microsoft365.booked.values()).singleElement().satisfies((event) -> {
			assertThat(event.online()).isFalse();
			assertThat(event.htmlBody()).doesNotContain("teams.example", "020 7946");
		});
		assertThat(mails(now)).extracting(Mail::to).containsExactlyInAnyOrder(HELEN, SIAN, KIM);
		assertThat(mailTo(KIM, now))
			.contains("Everybody now meets in a room", "Please do not use the link", "Canceled: ",
					"you still take part, as this letter says", "You also get a new invitation")
			.doesNotContain("teams.example", "020 7946");
	}

	@Test
	void aCallThatIsHeldFaceToFaceAfterAllIsEnded() {
		UUID id = bookedAndTold();
		change(id, (conference) -> conference.holdAs(Way.FACE_TO_FACE, BEECH));
		shown(id);
		change(id, (conference) -> conference.holdAs(Way.CONFERENCE_CALL, null));
		shown(id);
		assertThat(this.microsoft365.openLinks()).hasSize(1);
		change(id, (conference) -> conference.holdAs(Way.FACE_TO_FACE, BEECH));
		Conference now = shown(id);
		assertThat(this.microsoft365.openLinks()).isEmpty();
		assertThat(now.dialInNumber()).isEmpty();
		assertThat(lastMailTo(KIM, now)).doesNotContain("987 654 321", "020 7946");
	}

	@Test
	void aCallThatBecomesConversationsIsEnded() {
		UUID id = bookedAndTold();
		change(id, (conference) -> conference.holdAs(Way.FACE_TO_FACE, BEECH));
		shown(id);
		change(id, (conference) -> conference.holdAs(Way.CONFERENCE_CALL, null));
		shown(id);
		change(id, (conference) -> conference.holdAs(Way.CONVERSATIONS, null));
		shown(id);
		assertThat(this.microsoft365.openLinks()).isEmpty();
	}

	@Test
	void aCancelledConferenceIsOutOfTheCalendarAndEverybodyIsTold() {
		UUID id = bookedAndTold();
		change(id, Conference::cancel);
		Conference now = shown(id);
		assertThat(this.microsoft365.booked).doesNotContainKey(id + "/invitation");
		assertThat(now.eventId()).isEmpty();
		assertThat(mails(now)).extracting(Mail::to).containsExactlyInAnyOrder(HELEN, SIAN, KIM);
		assertThat(mailTo(KIM, now)).contains("is <strong>cancelled</strong>", "Tuesday 24 February 2026, 9am");
	}

	@Test
	void anEventThatWasMovedByHandIsLeftAloneAndTheChairAskedOnce() {
		UUID id = bookedAndTold();
		LocalDateTime byHand = FRIDAY.plusHours(1);
		movedByHand(id, byHand);
		change(id, (conference) -> conference.moveTo(MONDAY));
		Awaitility.await().until(() -> delivery(id, "calendar/2").settled());
		change(id, (conference) -> conference.invite(school()));
		Awaitility.await().until(() -> delivery(id, "calendar/3").settled());
		assertThat(event(this.conferences.get(id)).start()).isEqualTo(byHand);
		assertThat(this.handMade.openFor(id, id)).get().satisfies((find) -> {
			assertThat(find.whereItStands()).map(Expected::start).contains(byHand);
			assertThat(find.deleted()).isFalse();
		});
		assertThat(this.jdbc.sql("select count(*) from hand_made_change where conference = ?")
			.param(id)
			.query(Integer.class)
			.single()).isEqualTo(1);
		assertThat(mails(this.conferences.get(id))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whoNotesWhatWasDoneByHandAndWhoHoldsTheConferenceDoNotWaitForEachOther(boolean moved) {
		UUID id = bookedAndTold();
		movedByHand(id, FRIDAY.plusHours(1));
		if (!moved) {
			this.microsoft365.booked.clear();
		}
		this.microsoft365.slow = new CountDownLatch(1);
		change(id, (conference) -> conference.moveTo(MONDAY));
		Awaitility.await().until(() -> this.microsoft365.asked.contains("change"));
		this.transaction.executeWithoutResult((_) -> {
			this.conferences.locked(id);
			this.microsoft365.slow.countDown();
			Awaitility.await().until(() -> isBeingSettled(delivery(id, "calendar/2")));
			this.jdbc.sql("select id from calendar_entry where id = ? for update").param(id).query().singleRow();
		});
		Awaitility.await().until(() -> delivery(id, "calendar/2").settled());
		assertThat(delivery(id, "calendar/2").attempts()).as("nobody had to give way").isEqualTo(1);
		assertThat(this.handMade.openFor(id, id)).isPresent();
	}

	/** Whether its row is written to, and whoever does it waits for somebody. */
	private boolean isBeingSettled(Delivery delivery) {
		return this.jdbc.sql("select id from delivery where id = ? for update skip locked")
			.param(delivery.id())
			.query(UUID.class)
			.optional()
			.isEmpty()
				&& this.jdbc
					.sql("select exists (select from pg_stat_activity where datname = current_database() "
							+ "and wait_event_type = 'Lock')")
					.query(Boolean.class)
					.single();
	}

	@Test
	void whatWasChangedWhileTheChairWasAskedIsInTheCalendarOnceSomebodyPutsTheEventBack() {
		UUID id = bookedAndTold();
		LocalDateTime before = this.conferences.get(id).startsAt();
		movedByHand(id, FRIDAY.plusHours(1));
		Awaitility.await().until(() -> this.handMade.openFor(id, id).isPresent());
		change(id, (conference) -> conference.moveTo(MONDAY));
		Awaitility.await().until(() -> delivery(id, "calendar/2").settled());
		assertThat(this.handMade.openFor(id, id)).isPresent();
		movedByHand(id, before);
		Conference now = shown(id);
		assertThat(this.handMade.openFor(id, id)).isEmpty();
		assertThat(event(now).start()).isEqualTo(MONDAY);
		assertThat(mailTo(KIM, now)).contains("It is now on", "Monday 2 March 2026, 10am");
	}

	@Test
	void anEventThatWasDeletedByHandIsNotBookedAgainUnasked() {
		UUID id = bookedAndTold();
		this.microsoft365.booked.remove(id + "/invitation");
		change(id, (conference) -> conference.moveTo(MONDAY));
		Awaitility.await().until(() -> delivery(id, "calendar/2").settled());
		assertThat(this.handMade.openFor(id, id)).get().satisfies((find) -> assertThat(find.deleted()).isTrue());
		assertThat(this.microsoft365.booked).isEmpty();
	}

	@Test
	void aFamilyIsRungOnceAboutWhereThingsStandHoweverOftenTheyChanged() {
		UUID id = bookedAndTold();
		change(id, (conference) -> conference.moveTo(FRIDAY));
		shown(id);
		change(id, (conference) -> conference.moveTo(MONDAY));
		assertThat(open(id)).singleElement().satisfies((call) -> {
			assertThat(call.who()).isEqualTo("Kim Marsh (Mother)");
			assertThat(call.say())
				.isEqualTo("The meeting is now on Monday 2 March 2026, 10:00, not on Tuesday 24 February 2026, 09:00.");
		});
	}

	@Test
	void aCallThatIsTakenBackIsNotMadeAndOneThatWasMadeIsFollowedByAnother() {
		UUID id = bookedAndTold();
		LocalDateTime before = this.conferences.get(id).startsAt();
		change(id, (conference) -> conference.moveTo(FRIDAY));
		change(id, (conference) -> conference.moveTo(before));
		assertThat(this.calls.about(id)).isEmpty();
		change(id, (conference) -> conference.moveTo(FRIDAY));
		CallToMake call = this.calls.about(id).getFirst();
		this.tickingOff.made(call.id(), call.version(), Northmere365.HELEN, "Joan", "Will come");
		change(id, (conference) -> conference.moveTo(before));
		assertThat(open(id)).singleElement()
			.satisfies((next) -> assertThat(next.say()).isEqualTo(
					"The meeting is now on Tuesday 24 February 2026, 09:00, not on Friday 27 February 2026, 14:00."));
	}

	@Test
	void aCallIsTickedOffOnceOnWhatIsToBeSaidNowAndOnlyByWhoLooksAfterIt() {
		UUID id = bookedAndTold();
		change(id, (conference) -> conference.moveTo(FRIDAY));
		CallToMake old = this.calls.about(id).getFirst();
		change(id, (conference) -> conference.moveTo(MONDAY));
		assertThatThrownBy(() -> this.tickingOff.made(old.id(), old.version(), Northmere365.HELEN, "", ""))
			.isInstanceOf(OptimisticLockingFailureException.class);
		CallToMake call = this.calls.about(id).getFirst();
		assertThatThrownBy(() -> this.tickingOff.made(call.id(), call.version(), Northmere365.MARTIN, "", ""))
			.isInstanceOf(Refused.class);
		this.tickingOff.made(call.id(), call.version(), Northmere365.HELEN, "", "x");
		assertThatThrownBy(() -> this.tickingOff.made(call.id(), call.version(), Northmere365.HELEN, "", ""))
			.isInstanceOf(Refused.class)
			.hasMessageContaining("ticked this call off already");
		assertThat(open(id)).isEmpty();
	}

	@Test
	void nobodyRingsAboutTheArrangementsOfAMeetingThatIsOver() {
		UUID id = bookedAndTold();
		change(id, (conference) -> conference.moveTo(FRIDAY));
		shown(id);
		assertThat(open(id)).hasSize(1);
		this.jdbc.sql("update conference set starts_at = timestamp '2026-02-13 09:00' where id = ?").param(id).update();
		change(id, Conference::held);
		assertThat(open(id)).isEmpty();
		assertThat(this.calls.about(id)).isEmpty();
	}

	@Test
	void aFamilyIsRungAboutAnotherChairAsTheirLetterSays() {
		UUID id = bookedAndTold();
		change(id, (conference) -> conference.handTo(martin(), this.clock.instant()));
		assertThat(mailTo(KIM, shown(id))).contains("now chairs the meeting", "We will also ring you");
		assertThat(open(id)).singleElement().satisfies((call) -> {
			assertThat(call.who()).isEqualTo("Kim Marsh (Mother)");
			assertThat(call.say()).startsWith("Martin Hale chairs it now");
		});
		assertThat(this.stillToTell.of(Northmere365.HELEN)).isEmpty();
		assertThat(this.stillToTell.of(Northmere365.MARTIN)).singleElement()
			.satisfies((open) -> assertThat(open.conference()).isEqualTo(id));
	}

	@Test
	void aLetterPromisesNoCallToSomebodyWhoWasRungBeforeItWent() {
		UUID id = bookedAndTold();
		this.microsoft365.down = true;
		change(id, (conference) -> conference.moveTo(FRIDAY));
		CallToMake call = this.calls.about(id).getFirst();
		this.tickingOff.made(call.id(), call.version(), Northmere365.HELEN, "", "");
		this.microsoft365.down = false;
		assertThat(mailTo(KIM, shown(id))).contains("Friday 27 February 2026, 2pm")
			.doesNotContain("We will also ring you");
		assertThat(open(id)).isEmpty();
	}

	@Test
	void nobodyIsToldOfAPlaceBeforeTheRoomAccepted() {
		this.microsoft365.roomAnswers.put(Northmere365.ALDER, Response.NONE);
		Chair helen = Chair.helen(this.bookings);
		helen.plansAHybrid();
		helen.takesTheFirstSlot();
		UUID id = helen.confirms();
		Awaitility.await()
			.until(() -> this.deliveries.byKey(id + "/how-to-take-part/" + invitee(id, KIM).id())
				.filter((letter) -> "the room's answer".equals(letter.reason()))
				.isPresent());
		assertThat(this.microsoft365.sent).extracting(Mail::to).doesNotContain(KIM);
		this.microsoft365.roomAnswers.put(Northmere365.ALDER, Response.ACCEPTED);
		assertThat(mailTo(KIM, shown(id))).contains("You have a <strong>place in the room</strong>", "Alder Room")
			.doesNotContain("not confirmed yet");
	}

	@Test
	void whoIsToldThatTheRoomIsNotConfirmedIsToldAsSoonAsItIs() {
		this.microsoft365.roomAnswers.put(Northmere365.ALDER, Response.NONE);
		Chair helen = Chair.helen(this.bookings);
		helen.plansAHybrid();
		helen.takesTheFirstSlot();
		UUID id = helen.confirms();
		Awaitility.await()
			.until(() -> mails(this.conferences.get(id)).stream().anyMatch((mail) -> mail.to().equals(KIM)));
		assertThat(lastMailTo(KIM, this.conferences.get(id))).contains("It is not confirmed yet", "Alder Room")
			.doesNotContain("You have a <strong>place in the room");
		this.microsoft365.roomAnswers.put(Northmere365.ALDER, Response.ACCEPTED);
		Awaitility.await().until(() -> lastMailTo(KIM, this.conferences.get(id)).contains("The room is now confirmed"));
		assertThat(lastMailTo(KIM, shown(id))).contains("You have a <strong>place in the room</strong>");
	}

	@Test
	void aRoomThatIsNotNeededAnyMoreIsNotWaitedForAndIsAskedAgainWhenItIs() {
		this.microsoft365.roomAnswers.put(Northmere365.ALDER, Response.NONE);
		Chair helen = Chair.helen(this.bookings);
		helen.plansAHybrid();
		helen.takesTheFirstSlot();
		UUID id = helen.confirms();
		Conference.Room alder = this.conferences.get(id).room().orElseThrow();
		Awaitility.await().until(() -> this.deliveries.byKey(id + "/room-answer").isPresent());
		change(id, (conference) -> conference.holdAs(Way.VIRTUAL, null));
		shown(id);
		this.microsoft365.roomAnswers.put(Northmere365.ALDER, Response.ACCEPTED);
		change(id, (conference) -> conference.holdAs(Way.HYBRID, alder));
		assertThat(shown(id).roomAnswer()).contains(Conference.RoomAnswer.ACCEPTED);
	}

	@Test
	void whereTheRoomDeclinesWhoHadAPlaceAndTheCalendarAreToldAtOnce() {
		UUID id = bookedAndTold();
		this.microsoft365.roomAnswers.put(Northmere365.ALDER, Response.DECLINED);
		Awaitility.await().until(() -> this.conferences.get(id).arrangement() == 2);
		Conference now = shown(id);
		assertThat(event(now).room()).isNull();
		assertThat(event(now).htmlBody()).contains("a room that is still to be found").doesNotContain("Alder");
		assertThat(mailTo(KIM, now)).contains("is not free", "Please do <strong>not</strong> come to", "Alder Room",
				"the room is still to be found");
		assertThat(mails(now)).extracting(Mail::to).doesNotContain(SIAN);
		change(id,
				(conference) -> conference.meetIn(new Conference.Room(Northmere365.BEECH, "Beech Room, Shire Hall")));
		assertThat(lastMailTo(KIM, shown(id))).contains("You now have a place in", "Beech Room");
	}

	@Test
	void whatIsHeldBeforeItBeganIsTakenOutOfTheCalendarAndEverybodyIsTold() {
		UUID id = bookedAndTold();
		change(id, Conference::held);
		Conference now = shown(id);
		assertThat(this.microsoft365.booked).isEmpty();
		assertThat(mails(now)).extracting(Mail::to).containsExactlyInAnyOrder(HELEN, SIAN, KIM);
		assertThat(mailTo(KIM, now)).contains("It was held earlier than planned");
	}

	/** Whatever is done in whatever order, and however badly Microsoft 365 behaves. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void afterAnySequenceOfChangesTheCalendarShowsTheConferenceAndEachPersonKnowsIt(long seed) {
		Random random = new Random(seed);
		Chair helen = Chair.helen(this.bookings);
		helen.plansAHybrid();
		helen.takesTheFirstSlot();
		UUID id = helen.confirms();
		for (int step = 0; step < 6; step++) {
			this.microsoft365.down = random.nextInt(3) == 0;
			change(id, (conference) -> something(conference, random));
			if (random.nextBoolean()) {
				this.microsoft365.down = false;
				shown(id);
			}
		}
		this.microsoft365.down = false;
		Conference now = shown(id);
		MeetingRequest event = event(now);
		assertThat(event.start()).isEqualTo(now.startsAt());
		assertThat(event.room() == null).isEqualTo(now.room().isEmpty());
		assertThat(event.attendees()).extracting(Attendee::address)
			.containsExactlyInAnyOrderElementsOf(now.invitees().stream().map(Invitee::address).toList());
		assertThat(this.microsoft365.booked).hasSize(1);
		now.invitees()
			.forEach((invitee) -> assertThat(lastMailTo(invitee.address(), now)).as(invitee.address())
				.contains(invitee.family() ? Dates.plainly(now.startsAt()) : Dates.inWords(now.startsAt())));
	}

	private void something(Conference conference, Random random) {
		switch (random.nextInt(6)) {
			case 0 -> conference.moveTo(FRIDAY.plusHours(random.nextInt(3)));
			case 1 -> conference.moveTo(MONDAY.plusHours(random.nextInt(3)));
			case 2 -> conference.holdAs((conference.way() == Way.HYBRID) ? Way.VIRTUAL : Way.HYBRID,
					new Conference.Room(Northmere365.ALDER, "Alder Room, Shire Hall"));
			case 3 -> somebody(conference, "office@school.example").ifPresentOrElse(
					(there) -> conference.uninvite(there.id(), this.clock.instant()),
					() -> conference.invite(school()));
			case 4 -> {
				if (conference.way() == Way.HYBRID) {
					conference.meetIn(new Conference.Room(Northmere365.BEECH, "Beech Room, Shire Hall"));
				}
			}
			default -> conference.handTo(conference.chair().address().equals(HELEN) ? martin() : helen(),
					this.clock.instant());
		}
	}

	private static java.util.Optional<Invitee> somebody(Conference conference, String address) {
		return conference.invitees().stream().filter((each) -> each.address().equals(address)).findFirst();
	}

	private static Invitee school() {
		return Invitee.named("Rita Shah")
			.mailbox(new EmailAddress("office@school.example"))
			.agency("Hill School")
			.as(Role.SCHOOL)
			.build();
	}

	private static Invitee martin() {
		return Invitee.named("Martin Hale")
			.mailbox(new EmailAddress("martin.hale@northmere.example"))
			.agency("Northmere Council")
			.as(Role.CHAIR)
			.directoryId(Northmere365.MARTIN)
			.build();
	}

	private static Invitee helen() {
		return Invitee.named("Helen Okafor")
			.mailbox(new EmailAddress(HELEN))
			.agency("Northmere Council")
			.as(Role.CHAIR)
			.directoryId(Northmere365.HELEN)
			.build();
	}

	private List<CallToMake> open(UUID conference) {
		return this.calls.about(conference).stream().filter(CallToMake::open).toList();
	}

	private UUID bookedAndTold() {
		Chair helen = Chair.helen(this.bookings);
		helen.plansAHybrid();
		helen.takesTheFirstSlot();
		UUID id = helen.confirms();
		shown(id);
		this.microsoft365.sent.clear();
		return id;
	}

	private void change(UUID id, Consumer<Conference> what) {
		this.transaction.executeWithoutResult((_) -> {
			Conference conference = this.conferences.locked(id);
			what.accept(conference);
			this.conferences.save(conference);
		});
	}

	private Conference shown(UUID id) {
		Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
			Conference conference = this.conferences.get(id);
			assertThat(conference.inCalendar()).isEqualTo(conference.arrangement());
			assertThat(this.deliveries.about(id)).isNotEmpty().allMatch(Delivery::settled);
		});
		assertThat(this.deliveries.about(id)).extracting(Delivery::state).containsOnly(Delivery.State.SENT);
		return this.conferences.get(id);
	}

	private void movedByHand(UUID id, LocalDateTime start) {
		this.microsoft365.booked.computeIfPresent(id + "/invitation",
				(_, event) -> new MeetingRequest(event.organiser(), event.subject(), event.htmlBody(), start,
						start.plusMinutes(90), event.attendees(), event.room(), event.online()));
	}

	private MeetingRequest event(Conference conference) {
		return this.microsoft365.booked.get(conference.id() + "/invitation");
	}

	private Invitee invitee(UUID id, String address) {
		return somebody(this.conferences.get(id), address).orElseThrow();
	}

	private List<String> keys(UUID id) {
		return this.deliveries.about(id).stream().map(Delivery::key).toList();
	}

	private Delivery delivery(UUID id, String name) {
		return this.deliveries.byKey(id + "/" + name).orElseThrow();
	}

	private List<Mail> mails(Conference conference) {
		return this.microsoft365.sent.stream()
			.filter((mail) -> mail.subject().endsWith(conference.reference().value()))
			.toList();
	}

	private String mailTo(String address, Conference conference) {
		assertThat(mails(conference)).filteredOn((mail) -> mail.to().equals(address)).hasSize(1);
		return lastMailTo(address, conference);
	}

	private String lastMailTo(String address, Conference conference) {
		return mails(conference).stream().filter((mail) -> mail.to().equals(address)).toList().getLast().htmlBody();
	}

}
