package io.convenor.scheduling.changes;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.Separation.Manner;
import io.convenor.conference.Separations;
import io.convenor.conference.Way;
import io.convenor.conference.readers.Readers;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.drafts.Confirmation;
import io.convenor.drafts.Submission;
import io.convenor.graph.Meetings.Attendee;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.apart.KeepingApart;
import io.convenor.scheduling.apart.PlannedSeparation;
import io.convenor.scheduling.booking.ApartFields;
import io.convenor.scheduling.booking.BookingTest;
import io.convenor.scheduling.booking.Bookings;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever is invited again is kept apart as before, or the chair is asked. */
@BookingTest
class ComingBackTests {

	private static final String KIM = "kim@home.example";

	private static final String LEE = "lee@elsewhere.example";

	private static final String CORRECTED = "lee.marsh@elsewhere.example";

	private static final String REASON = "There is a non-molestation order";

	@Autowired
	Bookings bookings;

	@Autowired
	Changes changes;

	@Autowired
	ChangePreviews previews;

	@Autowired
	KeepingApart apart;

	@Autowired
	Separations separations;

	@Autowired
	Readers readers;

	@Autowired
	Conferences conferences;

	@Autowired
	Deliveries deliveries;

	@Autowired
	Northmere365 microsoft365;

	@Autowired
	JdbcClient jdbc;

	private UUID id;

	@BeforeEach
	void twoParentsAreInvited() {
		this.microsoft365.reset();
		this.jdbc.sql("update conference set chair_id = 'before'").update();
		Chair helen = Chair.helen(this.bookings);
		helen.isAtPeople(Way.VIRTUAL);
		helen.addsSian();
		helen.adds("Kim Marsh", KIM, Role.MOTHER);
		helen.adds("Lee Marsh", LEE, Role.FATHER);
		helen.does(this.bookings::people, Map.of());
		helen.does(this.bookings::look, Map.of());
		helen.takesTheFirstSlot();
		this.id = helen.confirms();
		settles();
	}

	@Test
	void aFatherWhoComesBackUnderHisAddressComesBackToHisOwnMeeting() {
		keeps(LEE, Map.of(ApartFields.MANNER, "OWN_LINK", ApartFields.OTHER, invitee(KIM)));
		removes(LEE);
		PlannedChange change = types("Lee Marsh", LEE.toUpperCase(Locale.UK), "");
		assertThat(this.previews.of(change).told()).extracting(ChangePreview.Told::what)
			.anySatisfy((what) -> assertThat(what).contains("a meeting and link of their own"));
		confirms(change);
		Separation again = of(LEE);
		assertThat(again.manner()).isEqualTo(Manner.OWN_LINK);
		assertThat(again.apartFrom()).hasToString(invitee(KIM));
		assertThat(again.reason()).isEqualTo(REASON);
		settles();
		assertThat(everybodysEntry()).extracting(Attendee::address).contains(KIM).doesNotContain(LEE);
		assertThat(this.readers.of(conference()).letterTo(somebody(KIM)).calls(somebody(LEE)))
			.isEqualTo("Somebody else");
	}

	@Test
	void whoIsKeptFromSomebodyWhoComesBackIsKeptFromThemStill() {
		keeps(KIM, Map.of(ApartFields.MANNER, "OWN_LINK", ApartFields.OTHER, invitee(LEE)));
		removes(LEE);
		confirms(types("Lee Marsh", LEE, ""));
		assertThat(of(KIM).apartFrom()).hasToString(invitee(LEE));
		assertThat(this.readers.of(conference()).letterTo(somebody(LEE)).calls(somebody(KIM)))
			.isEqualTo("Somebody else");
		assertThat(this.separations.of(this.id)).as("he needs nothing of his own").hasSize(1);
	}

	@Test
	void bothWhoLeftComeBackToTheirOwnTimes() {
		keepsTimes();
		removes(LEE);
		removes(KIM);
		confirms(types("Lee Marsh", LEE, ""));
		confirms(types("Kim Marsh", KIM, "", Role.MOTHER));
		assertThat(of(LEE).manner()).isEqualTo(Manner.OWN_TIME);
		assertThat(of(LEE).untilMinute()).isEqualTo(30);
		assertThat(of(LEE).apartFrom()).hasToString(invitee(KIM));
		assertThat(of(KIM).fromMinute()).isEqualTo(40);
		assertThat(of(KIM).apartFrom()).hasToString(invitee(LEE));
	}

	@Test
	void whereTheirTimesWouldMeetNowTheyComeBackToAMeetingOfTheirOwn() {
		keepsTimes();
		removes(LEE);
		ends(of(KIM));
		confirms(types("Lee Marsh", LEE, ""));
		assertThat(of(LEE).manner()).isEqualTo(Manner.OWN_LINK);
	}

	@Test
	void underAnotherAddressTheChairIsAskedAndMaySayThatItIsHim() {
		keeps(LEE, Map.of(ApartFields.MANNER, "OWN_LINK", ApartFields.OTHER, invitee(KIM)));
		String former = invitee(LEE);
		removes(LEE);
		PlannedChange asked = types("lee  marsh", CORRECTED, "");
		assertThat(asked.plan().preview()).as("nothing goes out before it is said").isFalse();
		assertThat(asked.plan().form().problems().get(ChangeFields.BEFORE)).contains("Lee Marsh (Father)",
				"is kept apart from others", "press Next again");
		assertThat(this.changes.formers(asked)).extracting(Changes.Former::id)
			.containsExactly(former, ChangeFields.SOMEBODY_ELSE);
		confirms(types("lee  marsh", CORRECTED, former));
		assertThat(of(CORRECTED).manner()).isEqualTo(Manner.OWN_LINK);
		assertThat(of(CORRECTED).apartFrom()).hasToString(invitee(KIM));
	}

	@Test
	void anotherFatherTakesPartWithEverybodyOnceTheChairHasSaidSo() {
		keeps(LEE, Map.of(ApartFields.MANNER, "OWN_LINK", ApartFields.OTHER, invitee(KIM)));
		removes(LEE);
		assertThat(types("Jo Brown", "jo@home.example", "").plan().form().problems()).containsKey(ChangeFields.BEFORE);
		assertThat(types("Jo Brown", "jo@home.example", UUID.randomUUID().toString()).plan().preview()).isFalse();
		confirms(types("Jo Brown", "jo@home.example", ChangeFields.SOMEBODY_ELSE));
		assertThat(this.separations.of(this.id)).isEmpty();
		assertThat(types("Sam Reed", "sam@school.example", "", Role.SCHOOL).plan().preview()).as("no question")
			.isTrue();
	}

	@Test
	void whoIsNotInvitedToAnyPartIsInvitedOnlyOnceThatIsEndedAndThenTheChairIsAsked() {
		keeps(LEE, Map.of(ApartFields.MANNER, "EXCLUDED"));
		Separation out = this.separations.of(this.id).getFirst();
		assertThat(types("Somebody Else", LEE, "").plan().form().problems().get(ChangeFields.EMAIL))
			.contains("Lee Marsh (Father) is not invited to any part", "“Invite”");
		assertThat(types("Lee Marsh", CORRECTED, "").plan().form().problems()).containsKey(ChangeFields.BEFORE);
		assertThat(types("Lee Marsh", CORRECTED, out.invitee().toString()).plan().form().problems())
			.containsKey(ChangeFields.EMAIL);
		ends(out);
		PlannedChange asked = types("Lee Marsh", LEE, "");
		assertThat(asked.plan().form().problems().get(ChangeFields.BEFORE)).contains("ended that while they were away");
		confirms(types("Lee Marsh", LEE, ChangeFields.SOMEBODY_ELSE));
		assertThat(this.separations.of(this.id)).isEmpty();
	}

	@Test
	void whoWasOnceNotInvitedToAnyPartMayComeBackToAMeetingOfTheirOwn() {
		keeps(LEE, Map.of(ApartFields.MANNER, "EXCLUDED"));
		Separation out = this.separations.of(this.id).getFirst();
		ends(out);
		confirms(types("Lee Marsh", LEE, out.invitee().toString()));
		assertThat(of(LEE).manner()).isEqualTo(Manner.OWN_LINK);
	}

	@Test
	void whatIsDecidedWhileAnInvitationIsBeingConfirmedCounts() {
		removes(LEE);
		PlannedChange change = types("Lee Marsh", CORRECTED, "");
		assertThat(change.plan().preview()).isTrue();
		this.jdbc
			.sql("insert into separation (id, conference, invitee, manner, reason, decided_by, decided_at) "
					+ "select gen_random_uuid(), conference, id, 'EXCLUDED', 'x', 'y', now() from invitee "
					+ "where address = ? and conference = ?")
			.param(LEE)
			.param(this.id)
			.update();
		assertThat(this.changes.confirm(move(change, Map.of()))).isInstanceOf(Confirmation.NotYet.class);
		assertThat(conference().invitees()).extracting(Invitee::address).doesNotContain(CORRECTED);
	}

	private void keepsTimes() {
		Conference conference = conference();
		keeps(LEE,
				Map.of(ApartFields.MANNER, "OWN_TIME", ApartFields.UNTIL,
						conference.startsAt().plusMinutes(30).toLocalTime().toString(), ApartFields.OTHER, invitee(KIM),
						ApartFields.OTHER_FROM, conference.startsAt().plusMinutes(40).toLocalTime().toString()));
	}

	private void keeps(String address, Map<String, String> how) {
		Map<String, String> typed = new HashMap<>(how);
		typed.put(ApartFields.WHO, invitee(address));
		typed.put(ApartFields.REASON, REASON);
		PlannedSeparation plan = this.apart.begin(this.id, Northmere365.HELEN);
		plan = this.apart.say(move(plan, typed));
		assertThat(plan.plan().preview()).as("%s", plan.plan().form().problems()).isTrue();
		assertThat(this.apart.confirm(move(plan, Map.of()))).isInstanceOf(Confirmation.Done.class);
		settles();
	}

	private void ends(Separation separation) {
		PlannedSeparation plan = this.apart.begin(this.id, Northmere365.HELEN);
		plan = this.apart.sayWhoComesBack(move(plan, Map.of()), separation.id());
		this.apart.confirm(move(plan, Map.of()));
	}

	private void removes(String address) {
		confirms(step(this.changes::remove, PlannedChange.What.REMOVE, Map.of(ChangeFields.PERSON, invitee(address))));
		settles();
	}

	private PlannedChange types(String name, String address, String before) {
		return types(name, address, before, Role.FATHER);
	}

	private PlannedChange types(String name, String address, String before, Role role) {
		return step(this.changes::invite, PlannedChange.What.INVITE, Map.of(ChangeFields.NAME, name, ChangeFields.EMAIL,
				address, ChangeFields.ROLE, role.name(), ChangeFields.BEFORE, before));
	}

	private PlannedChange step(Function<Submission, PlannedChange> step, PlannedChange.What what,
			Map<String, String> typed) {
		PlannedChange change = this.changes.begin(this.id, Northmere365.HELEN);
		change = this.changes.choose(move(change, Map.of()), what);
		return step.apply(move(change, typed));
	}

	private void confirms(PlannedChange change) {
		assertThat(change.plan().preview()).as("%s", change.plan().form().problems()).isTrue();
		assertThat(this.changes.confirm(move(change, Map.of()))).isInstanceOf(Confirmation.Done.class);
	}

	private static Submission move(PlannedChange change, Map<String, String> typed) {
		return new Submission(change.id(), change.version(), Northmere365.HELEN, typed);
	}

	private static Submission move(PlannedSeparation plan, Map<String, String> typed) {
		return new Submission(plan.id(), plan.version(), Northmere365.HELEN, typed);
	}

	private Conference conference() {
		return this.conferences.get(this.id);
	}

	private Invitee somebody(String address) {
		return conference().invitees()
			.stream()
			.filter((each) -> each.address().equalsIgnoreCase(address))
			.findFirst()
			.orElseThrow();
	}

	private String invitee(String address) {
		return somebody(address).id().toString();
	}

	private Separation of(String address) {
		return this.separations.of(conference(), somebody(address)).orElseThrow();
	}

	private List<Attendee> everybodysEntry() {
		MeetingRequest request = this.microsoft365.booked.get(this.id + "/invitation");
		return request.attendees();
	}

	private void settles() {
		Awaitility.await()
			.atMost(Duration.ofSeconds(40))
			.until(() -> conference().inCalendar() == conference().arrangement()
					&& this.deliveries.about(this.id).stream().allMatch(Delivery::settled));
	}

}
