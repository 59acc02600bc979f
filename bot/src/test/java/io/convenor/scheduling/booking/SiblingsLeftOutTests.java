package io.convenor.scheduling.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.convenor.conference.Caseload;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** Whether a review that leaves somebody out says so. */
class SiblingsLeftOutTests {

	private static final String HELEN = "helen";

	private static final LocalDate DUE = LocalDate.of(2026, 6, 1);

	private final Child elder = child(1, "M-1");

	private final Child younger = child(2, "M-2");

	private final Caseload caseload = mock();

	private final Deadlines deadlines = mock();

	private final SiblingsLeftOut siblings = new SiblingsLeftOut(this.caseload, this.deadlines);

	private final Conference last = booked(SomeKinds.INITIAL_CONFERENCE, List.of(this.elder, this.younger));

	@BeforeEach
	void bothAreToBeReviewed() {
		this.last.held();
		given(this.caseload.ofChildren(List.of("M-1"), HELEN)).willReturn(List.of(this.last));
		given(this.caseload.ofChildren(List.of("M-2"), HELEN)).willReturn(List.of(this.last));
		given(this.deadlines.of(this.last.id())).willReturn(List.of(clock(List.of(1)), clock(List.of(2))));
	}

	@Test
	void whoIsLeftOutOfAReviewIsNamedWithWhatToDo() {
		assertThat(hint(SomeKinds.FIRST_REVIEW_CONFERENCE, this.elder)).hasValue(
				"M-2 was part of the last conference, %s, and is not in this one: go back and add it if you review them together, or book a review of their own, which is due by Monday 1 June 2026."
					.formatted(this.last.reference()));
	}

	@Test
	void nobodyIsNamedWhereAllAreInIt() {
		given(this.caseload.ofChildren(List.of("M-1", "M-2"), HELEN)).willReturn(List.of(this.last));
		assertThat(hint(SomeKinds.FIRST_REVIEW_CONFERENCE, this.elder, this.younger)).isEmpty();
	}

	@Test
	void whoNeedsNoReviewOrHasOneBookedIsNotNamed() {
		given(this.deadlines.of(this.last.id())).willReturn(List.of(clock(List.of(1))));
		assertThat(hint(SomeKinds.FIRST_REVIEW_CONFERENCE, this.elder)).isEmpty();
		given(this.deadlines.of(this.last.id())).willReturn(List.of(clock(List.of(1)), clock(List.of(2))));
		given(this.caseload.ofChildren(List.of("M-2"), HELEN))
			.willReturn(List.of(this.last, booked(SomeKinds.FIRST_REVIEW_CONFERENCE, List.of(this.younger))));
		assertThat(hint(SomeKinds.FIRST_REVIEW_CONFERENCE, this.elder)).isEmpty();
	}

	@Test
	void anyOtherMeetingIsAboutWhomeverItIsAbout() {
		assertThat(hint(SomeKinds.INITIAL_CONFERENCE, this.elder)).isEmpty();
	}

	private Optional<String> hint(Kind kind, Child... children) {
		return this.siblings
			.hint(new Booking.About(kind, Way.VIRTUAL, List.of(children), LocalDate.of(2026, 3, 3), null, 90), HELEN);
	}

	private Deadline clock(List<Integer> children) {
		return new Deadline(UUID.randomUUID(), this.last.id(),
				SomeKinds.FIRST_REVIEW_CONFERENCE.heldWithin().orElseThrow(), false, "rules", 1,
				LocalDate.of(2026, 3, 3), DUE, null, "", children);
	}

	private static Child child(int number, String caseReference) {
		return new Child(UUID.randomUUID(), number, caseReference, null, false);
	}

	private static Conference booked(Kind kind, List<Child> children) {
		return Conference.book(new Conference.Agreed(children, kind, Way.VIRTUAL, HELEN, SomeRules.WOKINGHAM,
				LocalDate.of(2026, 2, 16), LocalDateTime.of(2026, 3, 3, 10, 0), 60, "conferences@northmere.example",
				null,
				List.of(Invitee.named("Helen Okafor")
					.mailbox(new EmailAddress("helen@northmere.example"))
					.as(Role.CHAIR)
					.build())),
				Instant.parse("2026-03-02T09:00:00Z"));
	}

}
