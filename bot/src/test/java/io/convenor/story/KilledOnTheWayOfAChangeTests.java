package io.convenor.story;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.microsoft.graph.models.OnlineMeetingRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.convenor.local.LocalTown;
import io.convenor.story.MortalBot.Work;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.misbehaviour.Phase;
import io.convenor.tenant.teams.Card;
import io.convenor.tenant.world.CalendarEntry;
import io.convenor.tenant.world.JoinableMeeting;
import io.convenor.tenant.world.MailItem;
import io.convenor.tenant.world.Person;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * A booked conference in which the father gets a meeting of his own, and which is moved,
 * covered and cancelled, while the bot's process is killed at the first of the works that
 * each of these is about: the event, the lobby, the letters.
 */
@Tag("slow")
class KilledOnTheWayOfAChangeTests {

	private static final Work BOOK = new Work("POST", "/users/*/events");

	private static final Work CHANGE = new Work("PATCH", "/users/*/events/*");

	private static final Work CANCEL = new Work("POST", "/users/*/events/*/cancel");

	private static final Work SET_LOBBY = new Work("PATCH", "/users/*/onlineMeetings/*");

	private static final Work SEND = new Work("POST", "/users/*/messages/*/send");

	@ParameterizedTest
	@EnumSource(Phase.class)
	void whereverTheBotIsKilledEachChangeIsThereExactlyOnce(Phase moment) {
		try (MortalBot bot = MortalBot.start()) {
			var meeting = new Meeting(bot);
			meeting.isBooked();
			bot.isKilledAtEach(List.of(BOOK, SET_LOBBY), moment, meeting::theFatherGetsAMeetingOfHisOwn);
			bot.isKilledAtEach(List.of(CHANGE, SEND), moment, meeting::isMoved);
			bot.isKilledAtEach(List.of(SET_LOBBY), moment, meeting::isCovered);
			bot.isKilledAtEach(List.of(CANCEL), moment, meeting::isCancelled);
		}
	}

	/** The conference, what is done with it, and what everybody finds afterwards. */
	private static final class Meeting {

		private final MortalBot bot;

		private final LocalTown town;

		private final HybridConference story;

		private PatientChair chair;

		private String link = "";

		private String own = "";

		private Instant start = Instant.MIN;

		private int writtenBefore;

		private Meeting(MortalBot bot) {
			this.bot = bot;
			this.town = bot.town();
			this.story = new HybridConference(bot.town(), bot::awaitReady);
			this.chair = this.story.patientChair();
		}

		void isBooked() {
			Northmere.CHAIRS.stream()
				.filter((each) -> !each.equals(Northmere.HELEN_OKAFOR))
				.forEach((each) -> this.town.teams().as(each).says("help"));
			this.story.theChairSaysWhatItIs();
			this.story.theChairChoosesThePeople();
			this.story.theChairChoosesRoomAndTime();
			this.story.theChairConfirms();
			this.bot.settles();
			CalendarEntry event = organised().getFirst();
			this.link = String.valueOf(event.joinUrl());
			this.start = event.start();
		}

		void theFatherGetsAMeetingOfHisOwn() {
			begins();
			this.chair.says("status " + this.story.reference());
			this.chair.presses("Keep people apart");
			String father = option(this.chair.awaits((card) -> card.field("apartWho").isPresent()), "Lee Marsh");
			this.chair.presses("Next",
					Map.of("apartWho", father, "apartManner", "OWN_LINK", "apartReason", "There is a court order"));
			this.chair.presses("Confirm and tell them");
			this.bot.settles();
			this.own = organised().stream()
				.map((entry) -> String.valueOf(entry.joinUrl()))
				.filter((url) -> !url.equals(this.link))
				.findFirst()
				.orElseThrow();
			bothStandOnce();
			assertThat(toldBy("Something about your meeting has changed")).as("he, and who has his place in the room")
				.containsExactlyInAnyOrder(HybridConference.FATHER, HybridConference.SUPPORTER);
			assertThat(written()).extracting(Meeting::addressee)
				.as("and the chair, who lets him in")
				.containsExactlyInAnyOrder(HybridConference.FATHER, HybridConference.SUPPORTER,
						this.chair.person().address());
			assertThat(written()).filteredOn((letter) -> addressee(letter).equals(HybridConference.FATHER))
				.allSatisfy((letter) -> assertThat(letter.html()).contains(this.own).doesNotContain(this.link));
		}

		void isMoved() {
			begins();
			this.chair.says("change " + this.story.reference());
			this.chair.presses("Another time");
			Card times = this.chair.awaits(
					(card) -> card.text().contains(this.story.reference()) && !HybridConference.slots(card).isEmpty());
			this.chair.presses(HybridConference.slots(times).getLast());
			this.chair.presses("Confirm and tell them");
			this.bot.settles();
			Instant before = this.start;
			this.start = organised().getFirst().start();
			assertThat(this.start).isNotEqualTo(before);
			bothStandOnce();
			LocalDateTime now = LocalDateTime.ofInstant(this.start, Dates.LONDON);
			assertThat(toldBy("It was on")).as("whose part is the whole meeting")
				.containsExactlyInAnyOrderElementsOf(
						everybody().stream().filter((each) -> !each.equals(HybridConference.FATHER)).toList());
			assertThat(written()).extracting(Meeting::addressee).containsExactlyInAnyOrderElementsOf(everybody());
			assertThat(toldBy("Please send it by")).as("in the same letter")
				.containsExactlyInAnyOrderElementsOf(whoOwesAReport());
			assertThat(written()).hasSize(9)
				.allSatisfy(
						(letter) -> assertThat(letter.text()).containsAnyOf(Dates.inWords(now), Dates.plainly(now)));
		}

		void isCovered() {
			begins();
			this.chair.says("cover");
			this.chair.presses("Hand over what is chosen");
			this.bot.settles();
			this.chair = new PatientChair(whoIsInvitedAsChair(), this.town, this.bot::awaitReady);
			assertThat(this.chair.person()).isNotEqualTo(Northmere.HELEN_OKAFOR);
			bothStandOnce();
			String newChair = this.chair.person().address();
			String formerChair = Northmere.HELEN_OKAFOR.address();
			assertThat(toldBy("now chairs the meeting")).containsExactlyInAnyOrderElementsOf(HybridConference.FAMILY);
			assertThat(toldBy("another chair has taken it over")).containsExactly(formerChair);
			assertThat(written()).as("and one that tells the new chair how to take part")
				.hasSize(4 + 2)
				.extracting(Meeting::addressee)
				.containsOnlyOnce(newChair);
			assertThat(this.story.calendar(formerChair)).isEmpty();
			assertThat(this.story.calendar(newChair)).hasSize(2);
			assertThat(this.chair.cards()).contains("You now chair");
		}

		void isCancelled() {
			begins();
			this.chair.says("change " + this.story.reference());
			this.chair.presses("Cancel the meeting");
			this.chair.presses("Next", Map.of("reason", "NOT_NEEDED"));
			this.chair.presses("Yes, cancel and tell them");
			this.bot.settles();
			assertThat(organised()).isEmpty();
			assertThat(this.story.calendar(Northmere.ALDER.address())).isEmpty();
			assertThat(toldBy("is cancelled")).containsExactlyInAnyOrderElementsOf(everybody());
			assertThat(toldBy("is not needed for it")).containsExactlyInAnyOrderElementsOf(whoOwesAReport());
			assertThat(written()).hasSize(9 + 4);
		}

		/**
		 * The father's event and everybody else's, at the right time and with their
		 * links.
		 */
		private void bothStandOnce() {
			List<CalendarEntry> both = organised();
			assertThat(both).hasSize(2).allSatisfy((entry) -> {
				assertThat(entry.start()).isEqualTo(this.start);
				assertThat(entry.organiser()).isEqualTo(Northmere.CONFERENCES.address());
			});
			assertThat(invited(both, this.own)).containsExactlyInAnyOrder(this.chair.person().address(),
					HybridConference.FATHER);
			assertThat(invited(both, this.link)).containsExactlyInAnyOrderElementsOf(
					Stream.concat(everybody().stream(), Stream.of(Northmere.ALDER.address()))
						.filter((address) -> !address.equals(HybridConference.FATHER))
						.toList());
			assertThat(this.story.calendar(Northmere.ALDER.address())).singleElement()
				.satisfies((entry) -> assertThat(entry.start()).isEqualTo(this.start));
			assertThat(this.town.tenant().onlineMeetings().all())
				.extracting(JoinableMeeting::joinUrl, JoinableMeeting::lobby, this::coOrganisers)
				.containsExactlyInAnyOrder(tuple(this.link, "organizer", List.of(this.chair.person().id())),
						tuple(this.own, "organizer", List.of(this.chair.person().id())));
		}

		private List<CalendarEntry> organised() {
			return this.story.calendar(Northmere.CONFERENCES.address())
				.stream()
				.filter((entry) -> !entry.cancelled())
				.toList();
		}

		private static List<String> invited(List<CalendarEntry> entries, String link) {
			return entries.stream()
				.filter((entry) -> link.equals(entry.joinUrl()))
				.flatMap((entry) -> entry.invitees().stream())
				.map(CalendarEntry.Invitee::address)
				.toList();
		}

		private Person whoIsInvitedAsChair() {
			return Northmere.CHAIRS.stream()
				.filter((chair) -> organised().getFirst().invitee(chair.address()).isPresent())
				.findFirst()
				.orElseThrow();
		}

		private List<String> coOrganisers(JoinableMeeting meeting) {
			return this.town.tenant()
				.onlineMeetings()
				.get(Northmere.CONFERENCES.address(), meeting.id())
				.getParticipants()
				.getAttendees()
				.stream()
				.filter((attendee) -> attendee.getRole() == OnlineMeetingRole.Coorganizer)
				.map((attendee) -> attendee.getIdentity().getUser().getId())
				.toList();
		}

		private void begins() {
			this.writtenBefore = this.town.tenant().mailboxes().sent(Northmere.CP_REPORTS.address()).size();
		}

		/** What was written to anybody since the change in hand began. */
		private List<MailItem> written() {
			List<MailItem> all = this.town.tenant().mailboxes().sent(Northmere.CP_REPORTS.address());
			return all.subList(this.writtenBefore, all.size());
		}

		/** Who was written to in such words, once for each letter. */
		private List<String> toldBy(String words) {
			return written().stream()
				.filter((letter) -> letter.text().contains(words))
				.map(Meeting::addressee)
				.toList();
		}

		private static String addressee(MailItem letter) {
			assertThat(letter.to()).hasSize(1);
			return letter.to().getFirst();
		}

		private List<String> everybody() {
			return Stream
				.of(Stream.of(this.chair.person().address(), Northmere.SIAN_PUGH.address()),
						HybridConference.FAMILY.stream(), HybridConference.AGENCIES.stream())
				.flatMap((some) -> some)
				.toList();
		}

		private static List<String> whoOwesAReport() {
			return Stream.concat(Stream.of(Northmere.SIAN_PUGH.address()), HybridConference.AGENCIES.stream()).toList();
		}

		private static String option(Card card, String name) {
			return card.field("apartWho")
				.orElseThrow()
				.path("choices")
				.valueStream()
				.filter((choice) -> choice.path("title").asString().startsWith(name))
				.findFirst()
				.orElseThrow()
				.path("value")
				.asString();
		}

	}

}
