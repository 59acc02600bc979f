package io.convenor.replies;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Change;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.conference.readers.Readers;
import io.convenor.conference.readers.Readership;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.IndividualMail;
import io.convenor.delivery.Parcel;
import io.convenor.drafts.Refused;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.replies.Reply.Recognised;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

@Tag("slow")
class AnsweredTests {

	private static final String HELEN = "helen";

	private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

	private static final Invitee KIM = invitee("Kim Marsh", Role.MOTHER);

	private final Conference conference = Conference.book(
			new Conference.Agreed(Child.only("M-1"), SomeKinds.FIRST_CARE_REVIEW, Way.VIRTUAL, HELEN,
					SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 16), LocalDateTime.of(2026, 3, 3, 10, 0), 60,
					"conferences@northmere.example", null,
					List.of(invitee("Helen Okafor", Role.CHAIR), KIM, invitee("Olive Hartley", Role.FOSTER_CARER))),
			NOW);

	private final Reply reply = Reply.arrived(this.conference.id(), Reply.Kind.MAIL,
			new Reply.From(KIM.id(), Recognised.ADDRESS, false, KIM.address()),
			new Reply.Words("Who rings me?", "", List.of()), null, "", NOW);

	private final StoredReplies stored = mock();

	private final Conferences conferences = mock();

	private final Caseload caseload = mock();

	private final AnswerLetter letter = mock();

	private final Readers readers = mock();

	private final Deliveries deliveries = mock();

	private final Replies replies = new Replies(this.stored, mock(Whose.class), this.conferences,
			mock(NeedToKnow.class), mock(AuditTrail.class), mock(ApplicationEventPublisher.class), Clock.systemUTC());

	private final AnsweringReplies answering = new AnsweringReplies(
			new SettlingReplies(this.stored, this.replies, this.conferences, this.caseload, mock(NeedToKnow.class),
					mock(AuditTrail.class), mock(ApplicationEventPublisher.class)),
			this.stored, this.letter, this.readers, this.deliveries);

	@BeforeEach
	void itIsHelens() {
		given(this.stored.find(this.reply.id())).willReturn(Optional.of(this.reply));
		given(this.caseload.find(this.conference.id(), HELEN)).willReturn(Optional.of(this.conference));
		given(this.conferences.get(this.conference.id())).willReturn(this.conference);
		given(this.readers.of(this.conference)).willReturn(new Readership(SharedMeeting.of(this.conference), List.of(),
				List.of(), Set.of(), LocalDate.of(2026, 3, 3)));
		given(this.letter.to(any(), any(), anyString(), any()))
			.willReturn(new IndividualMail("from@northmere.example", KIM.address(), KIM.name(), "CP-1", "A letter"));
	}

	@Test
	void anAnswerToABirthMotherNamesNoFosterCarer() {
		assertThatThrownBy(() -> answer("Mrs Hartley rings you", true)).isInstanceOf(Refused.class)
			.hasMessageContaining("“The foster carer rings you”");
		then(this.deliveries).should(never()).enqueue(any());
		answer("The foster carer rings you", false);
		then(this.deliveries).should().enqueue(any(Parcel.class));
	}

	@Test
	void aRoomThatDeclinesSettlesNothingThatSomebodyAskedFor() {
		this.replies.changed(new ConferenceChanged(this.conference.id(), new Change.RoomDeclined(), 2));
		then(this.stored).should(never()).changed(any());
		this.replies.changed(new ConferenceChanged(this.conference.id(), new Change.Apart(KIM.id()), 3));
		then(this.stored).should().changed(eq(this.conference.id()));
	}

	private void answer(String text, boolean asItStands) {
		this.answering.answer(this.reply.id(), 0, text, asItStands, false, HELEN);
	}

	private static Invitee invitee(String name, Role role) {
		return Invitee.named(name)
			.mailbox(new EmailAddress(name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@home.example"))
			.as(role)
			.build();
	}

}
