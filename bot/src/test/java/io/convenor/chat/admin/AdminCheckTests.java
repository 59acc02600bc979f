package io.convenor.chat.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import org.mockito.Mockito;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

import io.convenor.chat.Arguments;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.Place;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Speaker;
import io.convenor.chat.Trial;
import io.convenor.chat.Turn;
import io.convenor.conference.KnownTo;
import io.convenor.delivery.Watching;
import io.convenor.drafts.Refused;
import io.convenor.graph.Availability;
import io.convenor.graph.ChangeNotifications;
import io.convenor.graph.Channels;
import io.convenor.graph.GraphFailure;
import io.convenor.graph.TenantChecks;
import io.convenor.people.Authority;
import io.convenor.reports.Inbox;
import io.convenor.scheduling.answers.FollowedCalendars;
import io.convenor.scheduling.answers.FollowedCalendars.Followed;
import io.convenor.scheduling.closing.ClosedMeetings;
import io.convenor.scheduling.closing.MeetingPolicy;
import io.convenor.scheduling.cover.ChairWhoLeft;
import io.convenor.scheduling.cover.Cover;
import io.convenor.scheduling.cover.Covers;
import io.convenor.timescales.BankHolidays;
import io.convenor.timescales.HolidaysInForce;
import io.convenor.timescales.RuleSets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;

@Tag("slow")
class AdminCheckTests {

	private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

	private static final Set<String> GRANTED = Set.of("Calendars.ReadWrite", "Mail.ReadWrite", "Mail.Send",
			"OnlineMeetings.ReadWrite.All", "OnlineMeetingArtifact.Read.All", "Place.Read.All", "Sites.Selected",
			"User.ReadBasic.All", "ChannelSettings.Read.Group", "ChannelMessage.Read.Group");

	private final TenantChecks tenant = Mockito.mock(TenantChecks.class);

	private final Availability availability = Mockito.mock(Availability.class);

	private final Channels channels = Mockito.mock(Channels.class);

	private final ChangeNotifications notifications = Mockito.mock(ChangeNotifications.class);

	private final Inbox inbox = Mockito.mock(Inbox.class);

	private final HolidaysInForce holidays = Mockito.mock(HolidaysInForce.class);

	private final FollowedCalendars calendars = Mockito.mock(FollowedCalendars.class);

	private final TeamsChats chats = Mockito.mock(TeamsChats.class);

	private final Covers covers = Mockito.mock(Covers.class);

	private final MeetingPolicy policy = Mockito.mock(MeetingPolicy.class);

	private final ClosedMeetings meetings = Mockito.mock(ClosedMeetings.class);

	private final JdbcClient jdbc = Mockito.mock(JdbcClient.class, Answers.RETURNS_DEEP_STUBS);

	private final MockEnvironment settings = new MockEnvironment().withProperty("convenor.outcomes.team", "team")
		.withProperty("convenor.outcomes.channel", "channel");

	private final CountDownLatch slow = new CountDownLatch(1);

	private AdminCheck admin;

	@BeforeEach
	void everythingWorks() {
		given(this.holidays.current()).willReturn(BankHolidays.shipped());
		given(this.tenant.grantedPermissions()).willReturn(GRANTED);
		given(this.tenant.opensMailbox(anyString())).willReturn(true);
		given(this.tenant.senderShown(anyString())).willReturn("Northmere Council");
		given(this.tenant.mayHoldTeamsMeetings(anyString())).willReturn(true);
		given(this.tenant.maySetLobby(anyString())).willReturn(true);
		given(this.tenant.opensLibrary()).willReturn(true);
		given(this.policy.lastSeen()).willReturn(Optional.of(new MeetingPolicy.Seen("Joan", NOW)));
		given(this.policy.seenLately()).willReturn(Optional.of(new MeetingPolicy.Seen("Joan", NOW)));
		given(this.availability.rooms())
			.willReturn(List.of(new Availability.BookableRoom("room.alder@northmere.example", "Alder Room", 8, true,
					"Shire Hall", List.of())));
		given(this.channels.of("team"))
			.willReturn(List.of(new Channels.NamedChannel("channel", "Conference outcomes")));
		given(this.inbox.canBeNotified()).willReturn(true);
		given(this.inbox.readEverySeconds()).willReturn(20L);
		given(this.inbox.now()).willReturn(read(new Watching.Health(NOW.minusSeconds(10), null, null)));
		given(this.calendars.canBeNotified()).willReturn(true);
		given(this.calendars.readEvery()).willReturn(Duration.ofMinutes(5));
		given(this.calendars.all()).willReturn(List.of(calendar("conferences", NOW.minusSeconds(240))));
		given(this.chats.reached(Set.of("helen"))).willReturn(Set.of("helen"));
		given(this.notifications.all())
			.willReturn(List.of(subscription("subscription", "inbox"), subscription("of conferences", "calendar")));
		Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
		var authority = new Authority("Northmere Council", "conferences@northmere.example", "organiser",
				"cp.reports@northmere.example", "", "children’s services");
		var staff = KnownTo.staff(Set.of("helen"), Set.of("joan"), Set.of());
		var watches = new Watches(this.notifications, clock);
		this.admin = new AdminCheck(
				new EveryCheck(
						new Checks(this.jdbc, this.tenant,
								new MailboxChecks(this.tenant, watches, this.inbox, authority),
								new MeetingChecks(this.tenant, this.availability, this.policy, this.meetings,
										authority),
								new ChannelChecks(this.channels, this.settings), this.covers),
						new CalendarChecks(this.calendars, watches),
						new ClockChecks(RuleSets.shipped(), this.holidays, clock), new ReachCheck(staff, this.chats),
						Mockito.mock(AuditChecks.class), Mockito.mock(StaffChecks.class)),
				new Examination(clock), this.inbox, staff);
	}

	@Test
	void theMeetingPolicyIsBelievedOnSomebodysWordAndNotForLong() {
		assertThat(check()).contains("Meeting policy of organisers and chairs", "as Joan saw it",
				"I cannot read it myself");
		given(this.policy.seenLately()).willReturn(Optional.empty());
		assertThat(check()).contains("Not sure. Meeting policy of organisers and chairs: Joan saw it last",
				"which is long ago");
		given(this.policy.lastSeen()).willReturn(Optional.empty());
		given(this.meetings.lastReadAsAsked()).willReturn(Optional.of(NOW));
		assertThat(check()).contains("Not sure. Meeting policy of organisers and chairs: nobody has told me",
				"they do not show note-takers", "infra/set-up-tenant.ps1 -Only Teams");
	}

	private static ChangeNotifications.Subscription subscription(String id, String resource) {
		return new ChangeNotifications.Subscription(id, resource, "https://bot.example", NOW.plus(Duration.ofDays(5)));
	}

	private static Followed calendar(String mailbox, Instant readAt) {
		return new Followed(mailbox, new Watching.Standing(new Watching.Health(readAt, null, null),
				new Watching.Health(NOW, null, null), Optional.of("of " + mailbox)));
	}

	private static Inbox.Standing read(Watching.Health reading) {
		return new Inbox.Standing(
				new Watching.Standing(reading, new Watching.Health(NOW, null, null), Optional.of("subscription")),
				Optional.empty(), List.of());
	}

	@AfterEach
	void letGo() {
		this.slow.countDown();
	}

	@Test
	void whenEverythingWorksItSaysSo() {
		assertThat(check()).contains("Everything works")
			.contains("Database: it answers.")
			.contains("Permission Mail.Send: granted, to write to people from the CP mailbox.")
			.contains("promised until Saturday 7 March 2026, 09:00")
			.contains("outcomes go to “Conference outcomes”")
			.contains("last read Monday 2 March 2026, 08:59")
			.contains("new conferences fall under wokingham, version 1.")
			.contains("known until Sunday 31 December 2028.")
			.contains("Reading of the calendar: last read Monday 2 March 2026, 08:56.")
			.contains("Notice of changes in the calendar: promised until Saturday 7 March 2026, 09:00.")
			.contains("Chats with the chairs: every chair can be told what happens.")
			.doesNotContain("Not working")
			.doesNotContain("Not sure");
	}

	@Test
	void aSenderWhomAFamilyDoesNotKnowIsSaidWithWhatToDo() {
		given(this.tenant.senderShown(anyString())).willReturn("CP Reports");
		assertThat(check())
			.contains("Not sure. Sender of letters: people see “CP Reports”, and a family may not know who that is")
			.contains("In Exchange, give the CP mailbox the display name “Northmere Council”.");
	}

	@Test
	void bankHolidaysThatSoonEndAreSaidWithWhatToType() {
		given(this.holidays.current()).willReturn(
				BankHolidays.kept(BankHolidays.shipped().asPublished().replaceAll(",\\{[^{}]*202[78]-[^{}]*}", ""),
						LocalDate.of(2024, 3, 2)));
		assertThat(check()).contains("Not working. Bank holidays: The bank holiday list was copied on")
			.contains("ends on Thursday 31 December 2026")
			.contains("Type admin holidays to fetch the published list.");
	}

	@Test
	void aRuleSetFileThatWasChangedWithoutANewVersionIsSaid() {
		RuleSets changed = Mockito.mock(RuleSets.class);
		given(changed.changedSinceUsed()).willReturn(List.of("wokingham.yaml was changed after."));
		Finding finding = new ClockChecks(changed, this.holidays, Clock.fixed(NOW, ZoneOffset.UTC)).all()
			.getFirst()
			.looks()
			.get()
			.getFirst();
		assertThat(finding.status()).isEqualTo(Finding.Status.NOT_WORKING);
		assertThat(finding.words()).isEqualTo("wokingham.yaml was changed after");
		assertThat(finding.next()).contains("Put the file back as it was", "the next version");
	}

	@Test
	void aMissingPermissionSaysWhatItIsForAndWhatToDo() {
		granted("Place.Read.All");
		assertThat(check()).contains("1 thing does not work")
			.contains("Not working. Permission Place.Read.All, to list the rooms: missing.")
			.contains("An administrator of Microsoft 365 grants it");
	}

	@Test
	void aPermissionThatExchangeMayGrantIsNotSure() {
		granted("Mail.ReadWrite");
		assertThat(check()).contains("Not sure. Permission Mail.ReadWrite")
			.contains("where Exchange grants it for single mailboxes")
			.contains("Everything I could make sure of works");
	}

	@Test
	void aPermissionThatTheTeamMayGrantIsNotSure() {
		granted("ChannelSettings.Read.Group");
		assertThat(check()).contains("Not sure. Permission ChannelSettings.Read.Group")
			.contains("where the team granted it when the bot was added");
	}

	@Test
	void oneFailureHidesNoOther() {
		given(this.tenant.opensMailbox(anyString())).willThrow(new GraphFailure.Unreachable("down", null));
		given(this.tenant.maySetLobby(anyString())).willReturn(false);
		given(this.availability.rooms()).willThrow(new IllegalStateException("a bug with a secret in it"));
		given(this.channels.of("team")).willThrow(new GraphFailure.NotFound("The team", null));
		String card = check();
		assertThat(card).contains("Not working. CP mailbox: Microsoft 365 could not be reached.")
			.contains("Not working. Lobby of Teams meetings: the bot may not set it")
			.contains("Not sure. Rooms: ")
			.contains("Not working. Channel for outcomes: Microsoft 365 does not know it.")
			.contains("Document library: it opens.")
			.doesNotContain("secret");
	}

	@Test
	void whatIsNotSetUpIsNamed() {
		given(this.inbox.canBeNotified()).willReturn(false);
		given(this.inbox.now()).willReturn(read(new Watching.Health(null, null, null)));
		given(this.availability.rooms()).willReturn(List.of());
		given(this.tenant.mayHoldTeamsMeetings(anyString())).willReturn(false);
		this.settings.setProperty("convenor.outcomes.channel", "");
		assertThat(check()).contains("only read every 20 seconds")
			.contains("it was not read yet")
			.contains("no room is listed")
			.contains("Give the account conferences@northmere.example a Teams licence")
			.contains("no team and channel are set");
	}

	@Test
	void eachFurtherChannelIsLookedAtAsTheUsualOneIs() {
		this.settings.setProperty("convenor.outcomes.channels.marac.team", "marac team");
		this.settings.setProperty("convenor.outcomes.channels.marac.channel", "marac channel");
		this.settings.setProperty("convenor.outcomes.channels.reviews.team", "team");
		this.settings.setProperty("convenor.outcomes.channels.reviews.channel", "");
		given(this.channels.of("marac team")).willReturn(List.of(new Channels.NamedChannel("another", "General")));
		assertThat(check()).contains("Channel for outcomes: outcomes go to “Conference outcomes”.")
			.contains("Channel for outcomes, marac: the team has no such channel",
					"Compare convenor.outcomes.channels.marac.channel")
			.contains("Channel for outcomes, reviews: no team and channel are set",
					"Set convenor.outcomes.channels.reviews.team");
		given(this.channels.of("marac team"))
			.willReturn(List.of(new Channels.NamedChannel("marac channel", "MARAC outcomes")));
		assertThat(check()).contains("Channel for outcomes, marac: outcomes go to “MARAC outcomes”.");
	}

	@Test
	void aReaderThatHasStoppedAndASubscriptionThatIsGoneAreNoticed() {
		given(this.inbox.now()).willReturn(read(new Watching.Health(NOW.minus(Duration.ofHours(1)), null, null)));
		given(this.notifications.all()).willReturn(List.of());
		assertThat(check()).contains("Not working. Reading of the CP mailbox: last read Monday 2 March 2026, 08:00.")
			.contains("Not working. Notice of new email: Microsoft 365 does not notify us.");
	}

	@Test
	void aCalendarThatIsNotReadOrNotWatchedIsNoticed() {
		given(this.calendars.all()).willReturn(List.of(calendar("conferences", NOW.minus(Duration.ofMinutes(21)))));
		given(this.notifications.all()).willReturn(List.of(subscription("subscription", "inbox")));
		assertThat(check()).contains("Not working. Reading of the calendar: last read Monday 2 March 2026, 08:39.")
			.contains("Nothing is lost, but answers and changes by hand are not noticed.")
			.contains("Not working. Notice of changes in the calendar: Microsoft 365 does not notify us.")
			.contains("Until then calendars are read every 5 minutes.");
	}

	@Test
	void ofManyCalendarsThoseThatNeedSomebodyAreNamed() {
		given(this.calendars.all()).willReturn(List.of(calendar("helen@northmere.example", NOW),
				calendar("martin@northmere.example", NOW.minusSeconds(7200))));
		given(this.notifications.all()).willReturn(
				List.of(subscription("subscription", "inbox"), subscription("of helen@northmere.example", "calendar"),
						subscription("of martin@northmere.example", "calendar")));
		assertThat(check()).contains("Not working. Reading of the calendar: martin@northmere.example: last read")
			.doesNotContain("helen@northmere.example")
			.contains("Notice of changes in the calendar: 2 calendars are followed.");
	}

	@Test
	void howManyChairsCannotBeToldAnythingIsSaidWithoutNamingThem() {
		given(this.chats.reached(Set.of("helen"))).willReturn(Set.of());
		assertThat(check()).contains("Not sure. Chats with the chairs: 1 of 1 has not opened a chat with me")
			.contains("Ask them to find me in Teams and to type help.")
			.doesNotContain("helen");
	}

	@Test
	void whatTakesLongerThanASecondIsStillBeingAskedAndThereTheNextTime() {
		given(this.tenant.opensLibrary()).willAnswer((_) -> {
			this.slow.await();
			return true;
		});
		assertThat(check()).contains("Still asking. Document library: no answer yet.")
			.contains("CP mailbox: it opens.");
		assertThat(this.slow.getCount()).as("the library has not answered yet").isOne();
		this.slow.countDown();
		Awaitility.await().untilAsserted(() -> assertThat(pressed()).contains("Document library: it opens."));
		Mockito.verify(this.tenant, Mockito.atMost(2)).opensLibrary();
	}

	@Test
	void aChairWhoLeftIsNamedWithWhatTheyHaveAndWhatToType() {
		var gone = new Cover.Chair("helen", "Helen Okafor", "helen.okafor@northmere.example", false);
		given(this.covers.whoLeft())
			.willReturn(List.of(new ChairWhoLeft(gone, 3, 1, LocalDate.of(2026, 3, 3), LocalDate.of(2026, 5, 3))));
		assertThat(check())
			.contains("Not working. Chairs: Helen Okafor is not one of the chairs any more and still has "
					+ "3 conferences, and a booking that was begun.")
			.contains("Type “cover” and choose Helen Okafor.")
			.doesNotContain("only they");
	}

	@Test
	void onlyAdministratorsMayLook() {
		assertThatThrownBy(() -> this.admin.typingAdminCheck().handle(turn("helen"), Arguments.none()))
			.isInstanceOf(Refused.class);
		Mockito.verifyNoInteractions(this.availability);
	}

	private void granted(String butFor) {
		Set<String> granted = new HashSet<>(GRANTED);
		granted.remove(butFor);
		given(this.tenant.grantedPermissions()).willReturn(granted);
	}

	private String check() {
		return Shown.text(this.admin.typingAdminCheck().handle(turn("joan"), Arguments.none()));
	}

	private String pressed() {
		return Shown.text(Trial.press(this.admin, AdminCheck.CHECK, turn("joan"),
				new Press(null, java.util.Map.of(), java.util.Map.of())));
	}

	static Turn turn(String who) {
		return new Turn(new Speaker(who, who), new Place.Personal("chat"), "", Locale.UK, "1", NOW);
	}

	/** What a person reads on a card. */
	static final class Shown {

		private Shown() {
		}

		static String text(Reply reply) {
			var card = ((Reply.Show) reply).card();
			var words = new StringBuilder();
			card.json().findValues("inlines").forEach((inlines) -> {
				inlines.forEach((run) -> words.append(run.path("text").asText()));
				words.append('\n');
			});
			return card.summary() + "\n" + words;
		}

	}

}
