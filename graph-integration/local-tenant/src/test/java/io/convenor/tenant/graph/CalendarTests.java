package io.convenor.tenant.graph;

import java.time.Instant;
import java.util.List;

import com.microsoft.graph.models.Attendee;
import com.microsoft.graph.models.AttendeeType;
import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.DateTimeTimeZone;
import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.Location;
import com.microsoft.graph.models.OnlineMeetingProviderType;
import com.microsoft.graph.models.ResponseType;
import com.microsoft.graph.models.ScheduleInformation;
import com.microsoft.graph.models.Sensitivity;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.users.item.calendar.getschedule.GetSchedulePostRequestBody;
import com.microsoft.graph.users.item.events.item.cancel.CancelPostRequestBody;
import org.junit.jupiter.api.Test;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.Answer;
import io.convenor.tenant.world.CalendarEntry;
import io.convenor.tenant.world.MailItem;

import static org.assertj.core.api.Assertions.assertThat;

class CalendarTests extends GraphTenant {

	static final String HELEN = Northmere.HELEN_OKAFOR.address();

	static final String GP = "dr.lowe@surgery.example";

	@Test
	void aConferenceIsBookedOnTeamsAndEveryoneIsInvitedWithoutSeeingTheOthers() {
		Event event = book(conference("2026-03-10T10:00:00", HELEN, GP));
		assertThat(event.getIsOnlineMeeting()).isTrue();
		assertThat(event.getOnlineMeeting().getJoinUrl()).startsWith("https://teams.microsoft.com/l/meetup-join/");
		assertThat(event.getStart().getTimeZone()).isEqualTo("UTC");
		assertThat(event.getStart().getDateTime()).startsWith("2026-03-10T10:00:00");

		CalendarEntry helens = this.tenant.calendars()
			.of(HELEN)
			.stream()
			.filter(this::isConference)
			.findFirst()
			.orElseThrow();
		assertThat(helens.organiser()).isEqualTo(Northmere.CONFERENCES.address());
		assertThat(helens.invitees()).extracting(CalendarEntry.Invitee::address).containsExactly(HELEN);
		assertThat(helens.sensitivity()).isEqualTo("private");
		assertThat(helens.joinUrl()).isEqualTo(event.getOnlineMeeting().getJoinUrl());

		MailItem gps = this.tenant.mailboxes().inbox(GP).getFirst();
		assertThat(gps.subject()).isEqualTo("CP-7F3KM");
		assertThat(gps.to()).containsExactly(GP);
		assertThat(gps.html()).contains("What to bring", "Join the meeting now", "Dial in by phone");
		assertThat(gps.meeting()).extracting("start").isEqualTo(Instant.parse("2026-03-10T10:00:00Z"));
	}

	@Test
	void theSameTransactionIdBooksOnce() {
		Event first = book(conference("2026-03-10T10:00:00", HELEN));
		Event again = book(conference("2026-03-10T10:00:00", HELEN));
		assertThat(again.getId()).isEqualTo(first.getId());
		assertThat(this.tenant.calendars().of(Northmere.CONFERENCES.address())).hasSize(1);
		ODataError error = refusal(() -> book(conference("2026-03-11T10:00:00", HELEN)));
		assertThat(error.getError().getCode()).isEqualTo("ErrorDuplicateTransactionId");
		assertThat(error.getResponseStatusCode()).isEqualTo(409);
	}

	@Test
	void anOrganiserWithoutALicenceGetsNoLinkAndNoWordOfIt() {
		this.tenant.directory().teamsLicence(Northmere.CONFERENCES.address(), false);
		Event event = book(conference("2026-03-10T10:00:00", HELEN));
		assertThat(event.getIsOnlineMeeting()).isFalse();
		assertThat(event.getOnlineMeetingProvider()).isEqualTo(OnlineMeetingProviderType.Unknown);
		assertThat(event.getOnlineMeeting()).isNull();
		assertThat(this.graph.users().byUserId(ORGANISER).calendar().get().getAllowedOnlineMeetingProviders())
			.isEmpty();
	}

	@Test
	void aRoomAcceptsWhenItIsFreeAndDeclinesWhenItIsNot() {
		String alder = Northmere.ALDER.address();
		Event event = book(conference("2026-03-12T10:00:00", HELEN, alder));
		assertThat(answerOf(event, alder)).isEqualTo(ResponseType.None);
		this.tenant.settle();
		assertThat(answerOf(event, alder)).isEqualTo(ResponseType.Accepted);
		assertThat(this.tenant.calendars().of(alder)).anyMatch(this::isConference);

		Event other = conference("2026-03-12T10:00:00", alder);
		other.setTransactionId("another");
		Event clashing = book(other);
		this.tenant.settle();
		assertThat(answerOf(clashing, alder)).isEqualTo(ResponseType.Declined);
	}

	@Test
	void theCedarRoomAlwaysDeclines() {
		Event event = book(conference("2026-03-12T10:00:00", Northmere.CEDAR.address()));
		this.tenant.settle();
		assertThat(answerOf(event, Northmere.CEDAR.address())).isEqualTo(ResponseType.Declined);
	}

	@Test
	void peoplesAnswersReachTheOrganiser() {
		Event event = book(conference("2026-03-10T10:00:00", HELEN, GP));
		this.tenant.calendars().answer(GP, "CP-7F3KM", Answer.ACCEPTED);
		this.tenant.calendars().answer(HELEN, event.getId(), Answer.TENTATIVE);
		assertThat(answerOf(event, GP)).isEqualTo(ResponseType.Accepted);
		assertThat(answerOf(event, HELEN)).isEqualTo(ResponseType.TentativelyAccepted);
		assertThat(this.tenant.mailboxes().inbox(Northmere.CONFERENCES.address())).extracting(MailItem::subject)
			.containsExactly("Accepted: CP-7F3KM", "Tentative: CP-7F3KM");
	}

	@Test
	void aNewTimeIsToldAndAnswersAreAskedForAgain() {
		Event event = book(conference("2026-03-10T10:00:00", HELEN, GP));
		this.tenant.calendars().answer(GP, "CP-7F3KM", Answer.ACCEPTED);
		Event change = new Event();
		change.setStart(at("2026-03-11T10:00:00"));
		change.setEnd(at("2026-03-11T11:30:00"));
		Event changed = this.graph.users().byUserId(ORGANISER).events().byEventId(event.getId()).patch(change);
		assertThat(changed.getSubject()).isEqualTo("CP-7F3KM");
		assertThat(answerOf(event, GP)).isEqualTo(ResponseType.None);
		assertThat(this.tenant.mailboxes().inbox(GP)).hasSize(2);
		assertThat(this.tenant.calendars().of(HELEN)).filteredOn(this::isConference)
			.singleElement()
			.extracting(CalendarEntry::start)
			.isEqualTo(Instant.parse("2026-03-11T10:00:00Z"));
	}

	@Test
	void aChangeAgainstAnOldVersionIsRefused() {
		Event event = book(conference("2026-03-10T10:00:00", GP));
		this.tenant.calendars().answer(GP, "CP-7F3KM", Answer.ACCEPTED);
		Event change = new Event();
		change.setSubject("CP-OTHER");
		ODataError error = refusal(() -> this.graph.users()
			.byUserId(ORGANISER)
			.events()
			.byEventId(event.getId())
			.patch(change, (config) -> config.headers.add("If-Match",
					String.valueOf(event.getAdditionalData().get("@odata.etag")))));
		assertThat(error.getResponseStatusCode()).isEqualTo(412);
	}

	@Test
	void aMeetingIsCalledOffWithAWordToEveryone() {
		Event event = book(conference("2026-03-10T10:00:00", HELEN, GP, Northmere.ALDER.address()));
		this.tenant.settle();
		CancelPostRequestBody why = new CancelPostRequestBody();
		why.setComment("The chair is ill.");
		this.graph.users().byUserId(ORGANISER).events().byEventId(event.getId()).cancel().post(why);
		assertThat(this.tenant.calendars().of(Northmere.CONFERENCES.address())).isEmpty();
		assertThat(this.tenant.calendars().of(Northmere.ALDER.address())).noneMatch(this::isConference);
		assertThat(this.tenant.mailboxes().inbox(GP).getLast().subject()).isEqualTo("Canceled: CP-7F3KM");
		assertThat(this.tenant.mailboxes().inbox(GP).getLast().text()).contains("The chair is ill.");
		assertThat(this.tenant.calendars().of(HELEN)).filteredOn((entry) -> entry.subject().contains("CP-7F3KM"))
			.singleElement()
			.matches(CalendarEntry::cancelled);
	}

	@Test
	void aDeletedMeetingIsStillFoundByItsIdAndCannotBeCalledOffAgain() {
		Event event = book(conference("2026-03-10T10:00:00", HELEN));
		var byId = this.graph.users().byUserId(ORGANISER).events().byEventId(event.getId());
		byId.delete();
		assertThat(byId.get().getIsCancelled()).isFalse();
		assertThat(this.graph.users().byUserId(ORGANISER).calendarView().get((view) -> {
			view.queryParameters.startDateTime = "2026-03-10T00:00:00Z";
			view.queryParameters.endDateTime = "2026-03-11T00:00:00Z";
		}).getValue()).isEmpty();
		assertThat(refusal(() -> byId.cancel().post(new CancelPostRequestBody())).getResponseStatusCode())
			.isEqualTo(400);
	}

	@Test
	void aTextWithoutTheWayToJoinTakesTheMeetingOffTeams() {
		Event event = book(conference("2026-03-10T10:00:00", HELEN));
		Event change = new Event();
		ItemBody body = new ItemBody();
		body.setContentType(BodyType.Html);
		body.setContent("<p>New</p>");
		change.setBody(body);
		Event changed = this.graph.users().byUserId(ORGANISER).events().byEventId(event.getId()).patch(change);
		assertThat(event.getIsOnlineMeeting()).isTrue();
		assertThat(changed.getIsOnlineMeeting()).isFalse();
		assertThat(changed.getOnlineMeeting()).isNull();
	}

	@Test
	void onlyTheOrganiserCallsAMeetingOff() {
		book(conference("2026-03-10T10:00:00", HELEN));
		String id = this.tenant.calendars()
			.of(HELEN)
			.stream()
			.filter(this::isConference)
			.findFirst()
			.orElseThrow()
			.id();
		ODataError error = refusal(() -> this.graph.users()
			.byUserId(HELEN)
			.events()
			.byEventId(id)
			.cancel()
			.post(new CancelPostRequestBody()));
		assertThat(error.getResponseStatusCode()).isEqualTo(400);
		assertThat(error.getError().getMessage()).isEqualTo("You need to be an organizer to cancel a meeting.");
	}

	@Test
	void schedulesSayWhoIsBusyAndWhoIsNotKnown() {
		this.tenant.calendars()
			.busy(Northmere.BEECH.address(), Instant.parse("2026-03-10T10:00:00Z"),
					Instant.parse("2026-03-10T11:00:00Z"));
		GetSchedulePostRequestBody body = new GetSchedulePostRequestBody();
		body.setSchedules(List.of(HELEN, Northmere.BEECH.address(), "nobody@northmere.example"));
		body.setStartTime(at("2026-03-10T09:00:00"));
		body.setEndTime(at("2026-03-10T13:00:00"));
		body.setAvailabilityViewInterval(60);
		List<ScheduleInformation> schedules = this.graph.users()
			.byUserId(ORGANISER)
			.calendar()
			.getSchedule()
			.post(body)
			.getValue();
		assertThat(schedules.get(0).getAvailabilityView()).isEqualTo("0220");
		assertThat(schedules.get(1).getAvailabilityView()).isEqualTo("0200");
		assertThat(schedules.get(2).getError().getResponseCode()).isEqualTo("ErrorMailRecipientNotFound");
	}

	@Test
	void aCalendarIsListedByDayAndByFilter() {
		book(conference("2026-03-10T10:00:00", HELEN));
		List<Event> inView = this.graph.users().byUserId(ORGANISER).calendarView().get((config) -> {
			config.queryParameters.startDateTime = "2026-03-10T00:00:00Z";
			config.queryParameters.endDateTime = "2026-03-11T00:00:00Z";
		}).getValue();
		assertThat(inView).hasSize(1);
		List<Event> bySubject = this.graph.users().byUserId(ORGANISER).events().get((config) -> {
			config.queryParameters.filter = "subject eq 'CP-7F3KM'";
			config.queryParameters.select = new String[] { "subject", "start" };
		}).getValue();
		assertThat(bySubject).singleElement().satisfies((event) -> {
			assertThat(event.getSubject()).isEqualTo("CP-7F3KM");
			assertThat(event.getAttendees()).isNull();
		});
	}

	private boolean isConference(CalendarEntry entry) {
		return entry.subject().equals("CP-7F3KM");
	}

	Event book(Event event) {
		return this.graph.users().byUserId(ORGANISER).events().post(event);
	}

	private ResponseType answerOf(Event event, String address) {
		return this.graph.users()
			.byUserId(ORGANISER)
			.events()
			.byEventId(event.getId())
			.get()
			.getAttendees()
			.stream()
			.filter((attendee) -> attendee.getEmailAddress().getAddress().equals(address))
			.findFirst()
			.orElseThrow()
			.getStatus()
			.getResponse();
	}

	static Event conference(String start, String... invited) {
		ItemBody body = new ItemBody();
		body.setContentType(BodyType.Html);
		body.setContent("<p>What to bring: your report.</p>");
		Location location = new Location();
		location.setDisplayName("Alder Room, Shire Hall");
		Event event = new Event();
		event.setSubject("CP-7F3KM");
		event.setBody(body);
		event.setLocation(location);
		event.setStart(at(start));
		event.setEnd(at(start.replace(":00:00", ":50:00")));
		event.setIsOnlineMeeting(true);
		event.setOnlineMeetingProvider(OnlineMeetingProviderType.TeamsForBusiness);
		event.setHideAttendees(true);
		event.setSensitivity(Sensitivity.Private);
		event.setTransactionId("conference-7f3k-1");
		event.setAttendees(List.of(invited).stream().map(CalendarTests::attendee).toList());
		return event;
	}

	static DateTimeTimeZone at(String local) {
		DateTimeTimeZone time = new DateTimeTimeZone();
		time.setDateTime(local);
		time.setTimeZone("Europe/London");
		return time;
	}

	private static Attendee attendee(String address) {
		EmailAddress email = new EmailAddress();
		email.setAddress(address);
		Attendee attendee = new Attendee();
		attendee.setEmailAddress(email);
		attendee.setType(address.startsWith("room.") ? AttendeeType.Resource : AttendeeType.Required);
		return attendee;
	}

}
