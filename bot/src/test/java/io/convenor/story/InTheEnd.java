package io.convenor.story;

import java.util.List;
import java.util.stream.Stream;

import io.convenor.local.LocalTown;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.CalendarEntry;
import io.convenor.tenant.world.ChannelMessage;
import io.convenor.tenant.world.LibraryFile;
import io.convenor.tenant.world.MailItem;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What everybody finds after the story of the hybrid conference: each thing exactly once.
 */
final class InTheEnd {

	private static final String[] NAMES = { "Marsh", "Kim", "Lee", "Ruth", "Byrne", "Reed", "Silva", "Grant", "Pugh",
			"Neglect", "neglect", "M-104233" };

	private final LocalTown town;

	private final HybridConference story;

	InTheEnd(LocalTown town, HybridConference story) {
		this.town = town;
		this.story = story;
	}

	void everybodyHasTheConferenceInTheirCalendarOnce() {
		List<CalendarEntry> organised = this.story.calendar(Northmere.CONFERENCES.address());
		assertThat(organised).hasSize(1);
		assertThat(organised.getFirst().sensitivity()).isEqualTo("private");
		assertThat(organised.getFirst().hidesInvitees()).isTrue();
		assertThat(organised.getFirst().isOnline()).isTrue();
		Stream.of(Northmere.HELEN_OKAFOR.address(), Northmere.SIAN_PUGH.address(), Northmere.ALDER.address())
			.forEach((address) -> assertThat(this.story.calendar(address)).as(address).hasSize(1));
		Stream.concat(HybridConference.FAMILY.stream(), HybridConference.AGENCIES.stream())
			.forEach(
					(address) -> assertThat(this.story.inbox(address).stream().filter((mail) -> mail.meeting() != null))
						.as("invitations of %s", address)
						.hasSize(1));
	}

	void theInvitationSaysHowTheMeetingIsHeld() {
		assertThat(this.story.inbox(HybridConference.MOTHER)).filteredOn((mail) -> mail.meeting() != null)
			.singleElement()
			.satisfies((mail) -> assertThat(mail.text()).contains("hybrid")
				.contains("bring")
				.contains("lobby")
				.containsIgnoringCase("telephone"));
	}

	void nobodySeesWhoElseIsInvited() {
		assertThat(this.story.calendar(Northmere.SIAN_PUGH.address()).getFirst().invitees())
			.extracting(CalendarEntry.Invitee::address)
			.containsExactly(Northmere.SIAN_PUGH.address());
		Stream.concat(HybridConference.FAMILY.stream(), HybridConference.AGENCIES.stream())
			.flatMap((address) -> this.story.letters(address).stream())
			.forEach((letter) -> {
				assertThat(letter.to()).hasSize(1);
				assertThat(letter.cc()).isEmpty();
				assertThat(letter.bcc()).isEmpty();
			});
	}

	void nobodyWalksInPastTheLobby() {
		assertThat(this.town.tenant().onlineMeetings().all()).singleElement().satisfies((meeting) -> {
			assertThat(meeting.lobby()).isEqualTo("organizer");
			assertThat(meeting.callersSkipLobby()).isFalse();
			assertThat(meeting.admitters()).isEqualTo("organizerAndCoOrganizers");
			assertThat(meeting.presenters()).isEqualTo("organizer");
			assertThat(meeting.allowsRecording() || meeting.recordsByItself() || meeting.allowsTranscription())
				.isFalse();
			assertThat(meeting.chat()).isEqualTo("disabled");
			assertThat(this.town.tenant().onlineMeetings().mayAdmit(meeting.joinUrl(), HybridConference.MOTHER))
				.isFalse();
			assertThat(
					this.town.tenant().onlineMeetings().mayAdmit(meeting.joinUrl(), Northmere.HELEN_OKAFOR.address()))
				.isTrue();
			assertThat(meeting.subject()).isEqualTo(this.story.reference());
		});
	}

	void fourHaveAPlaceInTheRoomAndTheRestJoinOnTeams() {
		List<String> everybody = Stream
			.of(Stream.of(Northmere.HELEN_OKAFOR.address(), Northmere.SIAN_PUGH.address()),
					HybridConference.FAMILY.stream(), HybridConference.AGENCIES.stream())
			.flatMap((some) -> some)
			.toList();
		assertThat(everybody)
			.filteredOn((address) -> howToTakePart(address).text().contains("You have a place in the room"))
			.containsExactlyInAnyOrder(Northmere.HELEN_OKAFOR.address(), HybridConference.MOTHER,
					HybridConference.FATHER, HybridConference.GRANDMOTHER);
		assertThat(everybody).allSatisfy((address) -> {
			assertThat(howToTakePart(address).html()).contains("https://teams");
			// Who rings in cannot let the others in, so the chair opens the meeting.
			assertThat(howToTakePart(address).text().contains("020 7946"))
				.isEqualTo(!address.equals(Northmere.HELEN_OKAFOR.address()));
		});
	}

	void eachAgencyIsAskedForItsReportOnce() {
		Stream.concat(HybridConference.AGENCIES.stream(), Stream.of(Northmere.SIAN_PUGH.address()))
			.forEach((address) -> assertThat(this.story.letters(address))
				.filteredOn((letter) -> letter.text().contains("Multi-Agency Report Template"))
				.as("report requests of %s", address)
				.singleElement()
				.satisfies((letter) -> assertThat(letter.text()).contains(this.story.reference())
					.contains("Monday 9 March 2026")));
		HybridConference.FAMILY.forEach((address) -> assertThat(this.story.letters(address))
			.noneMatch((letter) -> letter.text().contains("Multi-Agency Report Template")));
	}

	void theReportIsFiledAndAcknowledgedOnce() {
		assertThat(this.town.tenant().library().files()).extracting(LibraryFile::path)
			.filteredOn((path) -> path.contains("Reports"))
			.singleElement()
			.satisfies((path) -> assertThat(path).contains(this.story.reference() + "/Reports/").endsWith(".pdf"));
		assertThat(this.story.letters(HybridConference.SCHOOL))
			.filteredOn((letter) -> letter.text().contains("Thank you"))
			.hasSize(1);
		assertThat(this.town.tenant().mailboxes().folder(Northmere.CP_REPORTS.address(), "Filed")).hasSize(1);
	}

	void theSummaryStandsInTheChannelOnce() {
		assertThat(this.town.tenant().channels().messages(Northmere.CONFERENCE_OUTCOMES.id())).hasSize(1);
		String card = card(summary());
		assertThat(card).contains(this.story.reference())
			.containsIgnoringCase("child protection plan")
			.contains("Social worker")
			.contains("the mother")
			.contains(Dates.inWords(this.story.heldOn().plusDays(7)))
			.doesNotContain(NAMES);
	}

	ChannelMessage summary() {
		return this.town.tenant().channels().messages(Northmere.CONFERENCE_OUTCOMES.id()).getFirst();
	}

	void theOutcomeReachesThoseEntitledOnce() {
		Stream
			.concat(Stream.of(HybridConference.MOTHER, HybridConference.FATHER, Northmere.SIAN_PUGH.address()),
					HybridConference.AGENCIES.stream())
			.forEach((address) -> assertThat(outcomes(address)).as("outcomes of %s", address).hasSize(1));
		Stream.of(HybridConference.GRANDMOTHER, HybridConference.SUPPORTER, Northmere.HELEN_OKAFOR.address())
			.forEach((address) -> assertThat(outcomes(address)).as("outcomes of %s", address).isEmpty());
		assertThat(outcomes(HybridConference.MOTHER).getFirst().text()).contains("right to complain");
	}

	void noNameStandsWhereOthersCouldReadIt() {
		this.town.tenant()
			.mailboxes()
			.addresses()
			.stream()
			.flatMap((address) -> Stream.concat(this.story.inbox(address).stream(),
					this.town.tenant().mailboxes().sent(address).stream()))
			.filter((mail) -> !mail.from().equals(HybridConference.SCHOOL))
			.forEach((mail) -> assertThat(mail.subject()).doesNotContain(NAMES));
		assertThat(this.town.tenant().library().files()).extracting(LibraryFile::path)
			.allSatisfy((path) -> assertThat(path).doesNotContain(NAMES));
		assertThat(this.story.calendar(Northmere.CONFERENCES.address())).allSatisfy((entry) -> {
			assertThat(entry.subject()).isEqualTo(this.story.reference());
			assertThat(entry.html()).doesNotContain(NAMES);
		});
	}

	void eachLetterWasSentOnce() {
		assertThat(this.town.tenant().mailboxes().sent(Northmere.CP_REPORTS.address()))
			.extracting((mail) -> mail.to().getFirst() + " " + mail.subject() + " " + mail.html().hashCode())
			.doesNotHaveDuplicates()
			.hasSize(9 + 4 + 1 + 6);
	}

	private MailItem howToTakePart(String address) {
		List<MailItem> letters = this.story.letters(address)
			.stream()
			.filter((letter) -> letter.text().contains("Where you take part"))
			.toList();
		assertThat(letters).as("letters of %s: %s", address, this.story.letters(address)).hasSize(1);
		return letters.getFirst();
	}

	private List<MailItem> outcomes(String address) {
		return this.story.letters(address).stream().filter((letter) -> letter.subject().contains("outcome")).toList();
	}

	private static String card(ChannelMessage message) {
		return String.valueOf(message.attachments().getFirst().content());
	}

}
