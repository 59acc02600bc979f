package io.convenor.chat.closing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.convenor.graph.MeetingOptions;
import io.convenor.graph.MeetingOptions.Asked;
import io.convenor.graph.MeetingOptions.Chat;
import io.convenor.graph.MeetingOptions.Presenting;
import io.convenor.graph.MeetingOptions.Role;
import io.convenor.graph.MeetingOptions.Seat;
import io.convenor.graph.Meetings.Host;
import io.convenor.scheduling.closing.ClosedMeeting;
import io.convenor.scheduling.closing.MeetingPolicy;

import static org.assertj.core.api.Assertions.assertThat;

class ClosingInWordsTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 3);

	private static final Instant CHECKED = Instant.parse("2026-03-03T09:58:00Z");

	private static final Host HELEN = new Host("helen", "helen.okafor@northmere.example");

	private static final Asked CLOSED = new Asked(HELEN, List.of(HELEN.address()), List.of(), false, false, Chat.OFF);

	@Test
	void whatWasReadBackIsSaidWithItsTime() {
		assertThat(ClosingInWords.closed(meeting(options(false, List.of(helen()))), TODAY)).contains(
				"Recording, transcription and the chat are off, nobody but you can let people in; checked at 09:58.");
		assertThat(ClosingInWords.closed(meeting(options(false, List.of(helen()))), TODAY.plusDays(1)))
			.hasValueSatisfying((said) -> assertThat(said).endsWith("checked on Tuesday 3 March 2026, 09:58."));
	}

	@Test
	void nothingIsSaidOfWhatWasNotReadOrIsOtherwise() {
		assertThat(ClosingInWords.closed(meeting(null), TODAY)).isEmpty();
		assertThat(ClosingInWords.closed(meeting(options(true, List.of())), TODAY))
			.contains("Transcription and the chat are off; checked at 09:58.");
		assertThat(
				ClosingInWords.closed(meeting(options(null, List.of(new Seat(HELEN.address(), "helen", null)))), TODAY))
			.contains("Transcription and the chat are off; checked at 09:58.");
		var nothing = new MeetingOptions(null, null, null, null, null, null, null, null, List.of());
		assertThat(ClosingInWords.closed(meeting(nothing), TODAY)).isEmpty();
	}

	@Test
	void whatIsOpenIsNamedAndWhatCouldNotBeReadIsNotCalledOpen() {
		assertThat(ClosingInWords.open(meeting(options(true, List.of(helen()))))).containsExactly("it can be recorded");
		assertThat(ClosingInWords.open(meeting(options(null, List.of(helen())))))
			.containsExactly("I could not read whether it can be recorded");
		assertThat(ClosingInWords
			.open(meeting(options(false, List.of(helen(), new Seat("ann", "ann", Role.CO_ORGANISER))))))
			.containsExactly("somebody besides you is its organiser too, and can let people in");
		assertThat(ClosingInWords.whatToDo(meeting(options(true, List.of(helen())))))
			.contains("You can put this right yourself", "switch recording and transcription off");
	}

	@Test
	void aChairWhoIsNoCoOrganiserIsNotToldToPutItRightAlone() {
		ClosedMeeting meeting = meeting(options(false, List.of()));
		assertThat(meeting.nobodyOpens()).isTrue();
		assertThat(ClosingInWords.open(meeting))
			.containsExactly("you are not its co-organiser, so nobody could open it or let people in");
		assertThat(ClosingInWords.whatToDo(meeting)).contains("You cannot put this right yourself", "administrator");
	}

	@Test
	void outsideNoteTakersAreKeptOutOnSomebodysWordOnly() {
		assertThat(ClosingInWords.noteTakers(Optional.empty())).contains("nobody has confirmed", "I cannot see it");
		assertThat(ClosingInWords.noteTakers(Optional.of(new MeetingPolicy.Seen("Joan Whitby", CHECKED))))
			.contains("which Joan Whitby saw on Tuesday 3 March 2026", "I cannot read it myself");
	}

	private static Seat helen() {
		return new Seat("helen.okafor@northmere.example", "helen", Role.CO_ORGANISER);
	}

	private static MeetingOptions options(@Nullable Boolean recording, List<Seat> seats) {
		return new MeetingOptions(true, true, true, Presenting.ORGANISERS, recording, false, false, Chat.OFF, seats);
	}

	private static ClosedMeeting meeting(@Nullable MeetingOptions found) {
		UUID id = UUID.randomUUID();
		return new ClosedMeeting(id, id, "organiser", "https://teams.example/join/1",
				LocalDateTime.of(2026, 3, 3, 10, 0), CLOSED, 1, CHECKED, true, found, CHECKED, 1);
	}

}
