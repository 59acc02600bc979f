package io.convenor.scheduling.cover;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.drafts.Confirmation;
import io.convenor.drafts.Submission;
import io.convenor.people.Capacity;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.Booking.Step;
import io.convenor.scheduling.booking.BookingFields;
import io.convenor.scheduling.booking.BookingProspects;
import io.convenor.scheduling.booking.BookingTest;
import io.convenor.scheduling.booking.Bookings;
import io.convenor.scheduling.cover.Cover.Line;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;

/** Helen is an independent chair, Martin a lead practitioner. */
@BookingTest
@TestPropertySource(properties = { "convenor.staff.chairs=" + Northmere365.HELEN,
		"convenor.staff.lead-practitioners=" + Northmere365.MARTIN })
class LeadPractitionersTests {

	private static final LocalDateTime TUESDAY = LocalDateTime.of(2026, 2, 17, 10, 0);

	private static final String WHY = "The family knows me and asked for me.";

	@Autowired
	Bookings bookings;

	@Autowired
	BookingProspects prospects;

	@Autowired
	Covers covers;

	@Autowired
	Conferences conferences;

	@Autowired
	AuditTrail audit;

	@Autowired
	Northmere365 microsoft365;

	@Autowired
	JdbcClient jdbc;

	@BeforeEach
	void noConferences() {
		this.microsoft365.reset();
		this.jdbc.sql("update conference set status = 'CANCELLED'").update();
		this.jdbc.sql("delete from draft where kind = 'booking'").update();
	}

	@Test
	void aLeadPractitionerSaysWhyTheyChairAConferenceAndItIsKept() {
		Chair martin = new Chair(this.bookings, Northmere365.MARTIN);
		martin.does(this.bookings::about, virtual(SomeKinds.INITIAL_CONFERENCE));
		assertThat(martin.booking().step()).isEqualTo(Step.ABOUT);
		assertThat(martin.problem(BookingFields.CHAIR_REASON)).contains("usually chaired by an independent chair",
				"why you chair it");
		martin.does(this.bookings::about,
				Chair.with(virtual(SomeKinds.INITIAL_CONFERENCE), BookingFields.CHAIR_REASON, WHY));
		Conference booked = this.conferences.get(toTheEnd(martin));
		assertThat(booked.chairedAs()).isEqualTo(Capacity.LEAD_PRACTITIONER);
		assertThat(booked.chairReason()).contains(WHY);
		assertThat(booked.guide().runBy()).isEqualTo("A lead child protection practitioner");
		assertThat(booked.guide().chairsPart()).contains("may have worked on the enquiries");
		assertThat(this.audit.of(booked.id())).extracting(AuditTrail.Entry::did)
			.containsSubsequence("booked", "said why they chair it");
		assertThat(this.audit.of(booked.id()).toString()).doesNotContain(WHY);
	}

	@Test
	void anIndependentChairIsAskedForNoReason() {
		Chair helen = Chair.helen(this.bookings);
		assertThat(this.prospects.of(helen.booking()).saysWhy()).isFalse();
		helen.does(this.bookings::about,
				Chair.with(virtual(SomeKinds.INITIAL_CONFERENCE), BookingFields.CHAIR_REASON, WHY));
		Conference booked = this.conferences.get(toTheEnd(helen));
		assertThat(booked.chairedAs()).isEqualTo(Capacity.INDEPENDENT_CHAIR);
		assertThat(booked.chairReason()).isEmpty();
		assertThat(booked.guide().chairsPart()).contains("do not work with your family");
	}

	@Test
	void aReviewOfCareIsNotALeadPractitionersToChair() {
		Chair martin = new Chair(this.bookings, Northmere365.MARTIN);
		martin.does(this.bookings::about,
				Chair.with(virtual(SomeKinds.FIRST_CARE_REVIEW), BookingFields.CHAIR_REASON, WHY));
		assertThat(martin.problem(BookingFields.KIND))
			.isEqualTo("You cannot chair it: a meeting of this kind is chaired by an independent chair, and not by a "
					+ "lead practitioner. Nothing was booked; ask another chair to book it.");
		booked(SomeKinds.FIRST_CARE_REVIEW, "M-7", TUESDAY);
		assertThat(only(this.covers.begin(Northmere365.HELEN)).possible()).isEmpty();
	}

	@Test
	void whoeverWorkedOnTheCaseDoesNotChairItAsAnIndependentChair() {
		Chair helen = Chair.helen(this.bookings);
		cameAsSocialWorker(Chair.caseReference().toLowerCase(Locale.ROOT), Northmere365.HELEN);
		helen.does(this.bookings::about, virtual(SomeKinds.INITIAL_CONFERENCE));
		assertThat(helen.problem(BookingFields.KIND)).contains("You cannot chair it",
				"a meeting about the same case as social worker", "ask another chair to book it");
		Chair martin = new Chair(this.bookings, Northmere365.MARTIN);
		cameAsSocialWorker(Chair.caseReference(), Northmere365.MARTIN);
		martin.does(this.bookings::about,
				Chair.with(virtual(SomeKinds.INITIAL_CONFERENCE), BookingFields.CHAIR_REASON, WHY));
		assertThat(martin.booking().step()).isEqualTo(Step.PEOPLE);
	}

	@Test
	void whoeverWorkedOnTheCaseMeanwhileDoesNotConfirmIt() {
		Chair helen = Chair.helen(this.bookings);
		helen.does(this.bookings::about, virtual(SomeKinds.INITIAL_CONFERENCE));
		toTheSummary(helen);
		cameAsSocialWorker(Chair.caseReference(), Northmere365.HELEN);
		Confirmation<Booking> confirmation = this.bookings.confirm(helen.move(Map.of()));
		Booking refused = this.bookings.find(helen.booking().id()).orElseThrow();
		assertThat(confirmation).isInstanceOf(Confirmation.NotYet.class);
		assertThat(refused.step()).isEqualTo(Step.ABOUT);
		assertThat(refused.plan().notice()).contains("You cannot chair it");
	}

	@Test
	void aLeadPractitionerTakesAConferenceOverOnlyWhenSomebodySaysWhy() {
		Conference conference = booked(SomeKinds.INITIAL_CONFERENCE, "M-8", TUESDAY);
		Cover cover = this.covers.begin(Northmere365.HELEN);
		assertThat(only(cover).possible()).containsExactly(new Cover.Possible(Northmere365.MARTIN, 0, true));
		assertThat(only(cover).chosen()).isNull();
		Map<String, String> choice = new HashMap<>(Map.of("line-" + conference.id(), Northmere365.MARTIN));
		Cover refused = this.covers.confirm(move(cover, choice));
		assertThat(only(refused).problem()).contains("usually chaired by an independent chair", "why Martin Hale");
		choice.put("why-" + conference.id(), WHY);
		Cover done = this.covers.confirm(move(refused, choice));
		assertThat(only(done).open()).isFalse();
		Conference now = this.conferences.get(conference.id());
		assertThat(now.chairId()).isEqualTo(Northmere365.MARTIN);
		assertThat(now.chairedAs()).isEqualTo(Capacity.LEAD_PRACTITIONER);
		assertThat(now.chairReason()).contains(WHY);
		assertThat(this.audit.of(conference.id())).extracting(AuditTrail.Entry::did)
			.containsSubsequence("handed over", "said why they chair it");
	}

	@Test
	void aCoreGroupIsALeadPractitionersWithoutAReason() {
		Conference conference = booked(SomeKinds.CORE_GROUP_MEETING, "M-9", TUESDAY);
		Cover cover = this.covers.begin(Northmere365.HELEN);
		assertThat(only(cover).chosen()).isEqualTo(Northmere365.MARTIN);
		this.covers.confirm(move(cover, Map.of()));
		assertThat(this.conferences.get(conference.id()).chairId()).isEqualTo(Northmere365.MARTIN);
	}

	private UUID toTheEnd(Chair chair) {
		toTheSummary(chair);
		return chair.confirms();
	}

	private void toTheSummary(Chair chair) {
		chair.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		chair.does(this.bookings::people, Map.of());
		if (!chair.booking().plan().questions().isEmpty()) {
			chair.does(this.bookings::yes, Map.of());
		}
		chair.takesTheFirstSlot();
	}

	private static Map<String, String> virtual(Kind kind) {
		return Chair.with(Chair.with(Chair.hybridAbout(), BookingFields.WAY, Way.VIRTUAL.name()), BookingFields.KIND,
				kind.name());
	}

	private void cameAsSocialWorker(String caseReference, String who) {
		List<Invitee> people = new ArrayList<>(List.of(chair()));
		people.add(Invitee.named("Somebody")
			.mailbox(new EmailAddress("worker@northmere.example"))
			.as(Role.SOCIAL_WORKER)
			.directoryId(who)
			.build());
		Conference discussion = this.conferences.save(Conference.book(
				agreed(SomeKinds.SHIPPED.named("strategy-discussion"), caseReference, TUESDAY, people), Instant.EPOCH));
		this.jdbc.sql("update conference set status = 'CANCELLED' where id = ?").param(discussion.id()).update();
	}

	private Conference booked(Kind kind, String caseReference, LocalDateTime start) {
		return this.conferences
			.save(Conference.book(agreed(kind, caseReference, start, List.of(chair())), Instant.EPOCH));
	}

	private static Conference.Agreed agreed(Kind kind, String caseReference, LocalDateTime start,
			List<Invitee> people) {
		return new Conference.Agreed(Child.only(caseReference), kind, Way.VIRTUAL, Northmere365.HELEN,
				SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 12), start, 60, "conferences@northmere.example", null,
				people);
	}

	private static Invitee chair() {
		return Invitee.named("Helen Okafor")
			.mailbox(new EmailAddress("helen.okafor@northmere.example"))
			.as(Role.CHAIR)
			.directoryId(Northmere365.HELEN)
			.build();
	}

	private static Line only(Cover cover) {
		assertThat(cover.plan().lines()).hasSize(1);
		return cover.plan().lines().getFirst();
	}

	private static Submission move(Cover cover, Map<String, String> typed) {
		return new Submission(cover.id(), cover.version(), cover.askedBy(), typed);
	}

}
