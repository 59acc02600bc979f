package io.convenor.chat.closing;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import io.convenor.chat.CardView;
import io.convenor.chat.Screen;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Change;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.Reference;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.closing.ClosedMeetings;
import io.convenor.scheduling.closing.ClosingMoved;
import io.convenor.scheduling.closing.ClosingMoved.What;
import io.convenor.scheduling.closing.MeetingPolicy;
import io.convenor.scheduling.invitations.LinkHolders;
import io.convenor.scheduling.invitations.LinkHolders.Outsider;
import io.convenor.scheduling.invitations.LinkHolders.OwnDoor;
import io.convenor.scheduling.invitations.LinkHolders.Why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class ClosingNewsTests {

	private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

	private final CardScreen screen = Mockito.mock(CardScreen.class);

	private final Conferences conferences = Mockito.mock(Conferences.class);

	private final LinkHolders holders = Mockito.mock(LinkHolders.class);

	private final Conference conference = Mockito.mock(Conference.class);

	private final NeedToKnow needToKnow = Mockito.mock(NeedToKnow.class);

	private final ClosingNews news = new ClosingNews(Mockito.mock(ClosedMeetings.class), this.conferences, this.screen,
			this.holders, this.needToKnow);

	@BeforeEach
	void aConferenceOfHelens() {
		given(this.conference.id()).willReturn(ID);
		given(this.conference.chairId()).willReturn("helen");
		given(this.conference.kind()).willReturn(SomeKinds.INITIAL_CONFERENCE);
		given(this.conference.way()).willReturn(Way.VIRTUAL);
		given(this.conference.startsAt()).willReturn(LocalDateTime.of(2026, 3, 3, 10, 0));
		given(this.conferences.get(ID)).willReturn(this.conference);
		given(this.needToKnow.keepers(SomeKinds.INITIAL_CONFERENCE)).willReturn(Set.of("joan"));
		given(this.needToKnow.keepers(SomeKinds.ALLEGATIONS_MEETING)).willReturn(Set.of("lado"));
	}

	@Test
	void thatNobodyCouldOpenAMeetingIsToldToItsChairAndTheAdministrators() {
		this.news.on(new ClosingMoved(ID, ID, 1, What.NOBODY_OPENS));
		verify(this.screen).tell(eq("helen"), any(), eq(DoorCard.KIND), eq(ID.toString()), eq(ID));
		verify(this.screen).tell(eq("joan"), any(), eq(ClosingNews.KIND), eq(ID.toString()), eq(ID));
	}

	@Test
	void ofAnAllegationsMeetingNoAdministratorIsTold() {
		given(this.conference.kind()).willReturn(SomeKinds.ALLEGATIONS_MEETING);
		this.news.on(new ClosingMoved(ID, ID, 1, What.NOBODY_OPENS));
		verify(this.screen).tell(eq("helen"), any(), eq(DoorCard.KIND), any(), any());
		verify(this.screen).tell(eq("lado"), any(), eq(ClosingNews.KIND), any(), any());
		verify(this.screen, never()).tell(eq("joan"), any(), any(), any(), any());
	}

	@Test
	void theChairIsToldWhoStillHasTheLinkThatTheOthersUse() {
		Invitee father = Invitee.named("Lee Marsh")
			.mailbox(new EmailAddress("lee@home.example"))
			.as(Role.FATHER)
			.build();
		given(this.holders.of(this.conference)).willReturn(List.of(new Outsider(father, Why.REMOVED, true, false)));
		this.news.on(new ConferenceChanged(ID, new Change.Left(father.id()), 2));
		verify(this.screen).tell(any(), contains("has-the-link"), eq(DoorCard.KIND), any(), any());
	}

	@Test
	void theChairIsToldWhoStillHasTheLinkOfSomebodyKeptApart() {
		Invitee mother = Invitee.named("Kim Marsh")
			.mailbox(new EmailAddress("kim@home.example"))
			.as(Role.MOTHER)
			.build();
		Invitee interpreter = Invitee.named("Eva Nowak")
			.mailbox(new EmailAddress("eva@words.example"))
			.as(Role.INTERPRETER)
			.build();
		given(this.holders.ofTheirOwn(this.conference)).willReturn(List
			.of(new OwnDoor(UUID.randomUUID(), mother, List.of(new Outsider(interpreter, Why.REMOVED, true, false)))));
		this.news.on(new ConferenceChanged(ID, new Change.Left(mother.id()), 2));
		verify(this.screen, never()).tell(any(), any(), any(), any(), any());
		this.news.on(new ConferenceChanged(ID, new Change.Corrected(interpreter.id(), false), 3));
		verify(this.screen).tell(any(), contains("has-the-link"), eq(DoorCard.KIND), any(), any());
	}

	@Test
	void theCardThatWasPostedCanBePressedWhateverIsKeptWhileTheLettersGoOut() {
		given(this.conference.reference()).willReturn(new Reference("CP-7F3KM"));
		given(this.conference.status()).willReturn(Conference.Status.BOOKED);
		given(this.conference.arrangement()).willReturn(3);
		given(this.conference.version()).willReturn(7, 12);
		given(this.conferences.findById(ID)).willReturn(Optional.of(this.conference));
		CardView door = new DoorCard(this.conferences, Mockito.mock(ClosedMeetings.class), this.holders,
				Mockito.mock(MeetingPolicy.class), Clock.systemUTC());
		long posted = door.of(ID.toString()).orElseThrow().version();
		assertThat(door.of(ID.toString()).orElseThrow().version()).isEqualTo(posted);
		given(this.conference.arrangement()).willReturn(4);
		assertThat(door.of(ID.toString()).orElseThrow().version()).isGreaterThan(posted);
	}

	@Test
	void aNewLinkIsGivenOnlyByWhoSaysSoTwiceAndWhoListensKnowsForWhichMeeting() {
		given(this.conference.reference()).willReturn(new Reference("CP-7F3KM"));
		given(this.conference.status()).willReturn(Conference.Status.BOOKED);
		given(this.conferences.findById(ID)).willReturn(Optional.of(this.conference));
		List<OwnDoor> doors = Stream.of("Kim Marsh", "Lee Marsh")
			.map((name) -> new OwnDoor(UUID.randomUUID(), person(name, Role.RELATIVE),
					List.of(new Outsider(person("Eva Nowak", Role.INTERPRETER), Why.REMOVED, true, false))))
			.toList();
		given(this.holders.ofTheirOwn(this.conference)).willReturn(doors);
		given(this.holders.of(this.conference)).willReturn(doors.getFirst().outsiders());
		CardView door = new DoorCard(this.conferences, Mockito.mock(ClosedMeetings.class), this.holders,
				Mockito.mock(MeetingPolicy.class), Clock.systemUTC());
		assertThat(Screen.names(door.of(ID.toString()).orElseThrow().card().json())).containsExactly(
				"New link for everybody", "Yes, give a new link", "New link for meeting 1", "Yes, new link, meeting 1",
				"New link for meeting 2", "Yes, new link, meeting 2", "Back to the conference");
	}

	private static Invitee person(String name, Role role) {
		return Invitee.named(name).mailbox(new EmailAddress("somebody@home.example")).as(role).build();
	}

	@Test
	void whoNeverHadTheLinkIsNoNews() {
		Invitee father = Invitee.named("Lee Marsh")
			.mailbox(new EmailAddress("lee@home.example"))
			.as(Role.FATHER)
			.build();
		given(this.holders.of(this.conference)).willReturn(List.of(new Outsider(father, Why.REMOVED, false, false)));
		this.news.on(new ConferenceChanged(ID, new Change.Left(father.id()), 2));
		verify(this.screen, never()).tell(any(), any(), any(), any(), any());
	}

}
