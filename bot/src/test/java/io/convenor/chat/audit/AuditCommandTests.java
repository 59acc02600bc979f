package io.convenor.chat.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.convenor.audit.AuditChain;
import io.convenor.audit.AuditTrail;
import io.convenor.audit.SentTo;
import io.convenor.chat.Arguments;
import io.convenor.chat.Place;
import io.convenor.chat.Reply;
import io.convenor.chat.Speaker;
import io.convenor.chat.Turn;
import io.convenor.chat.overview.Theirs;
import io.convenor.conference.Caseload;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** What the record of a conference says to whoever looks after it. */
class AuditCommandTests {

	private static final Invitee KIM = Invitee.named("Kim Marsh")
		.mailbox(new EmailAddress("kim@home.example"))
		.as(Role.MOTHER)
		.build();

	private final AuditChain chain = mock(AuditChain.class);

	@Test
	void eachSendSaysWhatWentAndToWhom() {
		assertThat(shown(AuditTrail.SENT, SentTo.to("letter/change", KIM.id()).inDetails()))
			.contains("delivery sent: letter by email (what has changed) to Kim Marsh (Mother)");
		assertThat(shown(AuditTrail.SENT, SentTo.about("calendar/own-entry", KIM.id()).inDetails()))
			.contains("calendar entry of their own for Kim Marsh (Mother)");
		assertThat(shown("posted a letter", SentTo.to("the invitation", KIM.id()).inDetails()))
			.contains("posted a letter: the invitation to Kim Marsh (Mother)");
		assertThat(shown(AuditTrail.SENT, "calendar/invitation"))
			.contains("sent: invitation to everybody in the calendar entry");
		assertThat(shown(AuditTrail.SENT, "calendar"))
			.contains("sent: change of the calendar entry to everybody in it");
	}

	@Test
	void whoIsNotKnownAnyMoreIsNobodyByName() {
		UUID gone = UUID.randomUUID();
		assertThat(shown(AuditTrail.SENT, SentTo.to("mail/report-request", gone).inDetails()))
			.contains("letter by email (report request) to somebody no longer known")
			.doesNotContain(gone.toString());
	}

	@Test
	void whatElseWasDoneIsSaidAsItWasWritten() {
		assertThat(shown("booked", "VIRTUAL, 2 people")).contains("booked: VIRTUAL, 2 people");
	}

	private String shown(String did, String details) {
		Conference conference = conference();
		var entry = new AuditTrail.Entry(Instant.EPOCH, "delivery", did, null, details);
		given(this.chain.of(any(), any(), anyInt())).willReturn(new AuditChain.Story(
				List.of(new AuditChain.Line(entry, 1, AuditChain.State.HOLDS)), 1, Optional.empty()));
		Caseload caseload = mock(Caseload.class);
		given(caseload.find(conference.reference(), "helen")).willReturn(Optional.of(conference));
		Reply reply = new AuditCommand(this.chain, new Theirs(caseload), mock(NeedToKnow.class)).handle(turn(),
				new Arguments(conference.reference().value()));
		return ((Reply.Show) reply).card().json().toString();
	}

	private static Turn turn() {
		return new Turn(new Speaker("helen", "Helen Okafor"), new Place.Personal("chat"), "", Locale.UK, "1",
				Instant.EPOCH);
	}

	private static Conference conference() {
		Invitee chair = Invitee.named("Helen Okafor")
			.mailbox(new EmailAddress("helen@northmere.example"))
			.as(Role.CHAIR)
			.directoryId("helen")
			.build();
		return Conference.book(new Conference.Agreed(Child.only("M-1"), SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL,
				"helen", SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 12), LocalDateTime.of(2026, 3, 3, 10, 0), 90,
				"conferences@northmere.example", null, List.of(chair, KIM)), Instant.EPOCH);
	}

}
