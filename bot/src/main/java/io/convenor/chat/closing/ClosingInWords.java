package io.convenor.chat.closing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.springframework.util.StringUtils;

import io.convenor.graph.MeetingOptions.Asked;
import io.convenor.graph.MeetingOptions.Chat;
import io.convenor.graph.MeetingOptions.Option;
import io.convenor.scheduling.closing.ClosedMeeting;
import io.convenor.scheduling.closing.MeetingPolicy;
import io.convenor.timescales.Dates;

/** Says of a meeting on Teams only what was read of it. */
final class ClosingInWords {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private static final Set<Option> THE_DOOR = Set.of(Option.LOBBY, Option.CALLERS, Option.ADMITTING,
			Option.CO_ORGANISERS);

	private ClosingInWords() {
	}

	/**
	 * What is off and who lets people in, as it was read back: "Recording and
	 * transcription are off, nobody but you can let people in; checked at 09:58." Empty
	 * where nothing was read back as it is to be.
	 */
	static Optional<String> closed(ClosedMeeting meeting, LocalDate today) {
		Instant at = meeting.checkedAt();
		if (meeting.found() == null || at == null) {
			return Optional.empty();
		}
		Set<Option> open = meeting.open();
		List<String> said = new ArrayList<>();
		off(meeting.asked(), open).ifPresent(said::add);
		if (open.stream().noneMatch(THE_DOOR::contains)) {
			said.add("nobody but you can let people in");
		}
		return said.isEmpty() ? Optional.empty()
				: Optional.of(StringUtils.capitalize(String.join(", ", said)) + "; checked " + when(at, today) + ".");
	}

	private static Optional<String> off(Asked asked, Set<Option> open) {
		List<String> off = new ArrayList<>();
		if (!asked.recording() && !open.contains(Option.RECORDING) && !open.contains(Option.AUTOMATIC_RECORDING)) {
			off.add("recording");
		}
		if (!asked.transcription() && !open.contains(Option.TRANSCRIPTION)) {
			off.add("transcription");
		}
		if (asked.chat() == Chat.OFF && !open.contains(Option.CHAT)) {
			off.add("the chat");
		}
		return off.isEmpty() ? Optional.empty() : Optional.of(all(off) + ((off.size() == 1) ? " is off" : " are off"));
	}

	private static String all(List<String> things) {
		int last = things.size() - 1;
		return (last == 0) ? things.getFirst()
				: String.join(", ", things.subList(0, last)) + " and " + things.get(last);
	}

	/** "at 09:58" today, with its day otherwise. */
	private static String when(Instant at, LocalDate today) {
		LocalDateTime local = LocalDateTime.ofInstant(at, Dates.LONDON);
		return local.toLocalDate().equals(today) ? "at " + TIME.format(local) : "on " + Dates.inWords(local);
	}

	/** What was read to be otherwise, or could not be read. */
	static List<String> open(ClosedMeeting meeting) {
		Set<Option> unread = meeting.unread();
		return meeting.open()
			.stream()
			.map((option) -> unread.contains(option) ? "I could not read " + unread(option) : open(option, meeting))
			.toList();
	}

	private static String open(Option option, ClosedMeeting meeting) {
		return switch (option) {
			case LOBBY -> "some people come in without waiting in the lobby";
			case CALLERS -> "people who ring in do not wait to be let in";
			case ADMITTING -> "others than you can let people in";
			case PRESENTING -> "others than your rules say may present, and so remove people";
			case RECORDING ->
				meeting.asked().recording() ? "recording is off, and your rules allow it" : "it can be recorded";
			case AUTOMATIC_RECORDING -> "it is recorded as soon as it begins";
			case TRANSCRIPTION -> meeting.asked().transcription() ? "transcription is off, and your rules allow it"
					: "it can be transcribed";
			case CHAT -> "its chat is not as your rules say, and its list shows who is invited";
			case CO_ORGANISERS ->
				meeting.nobodyOpens() ? "you are not its co-organiser, so nobody could open it or let people in"
						: "somebody besides you is its organiser too, and can let people in";
		};
	}

	private static String unread(Option option) {
		return switch (option) {
			case LOBBY -> "whether everybody waits in the lobby";
			case CALLERS -> "whether people who ring in wait to be let in";
			case ADMITTING -> "who can let people in";
			case PRESENTING -> "who may present";
			case RECORDING -> "whether it can be recorded";
			case AUTOMATIC_RECORDING -> "whether it is recorded by itself";
			case TRANSCRIPTION -> "whether it can be transcribed";
			case CHAT -> "whether its chat is off";
			case CO_ORGANISERS -> "whether you are its co-organiser";
		};
	}

	/** What to do about it by hand. */
	static String whatToDo(ClosedMeeting meeting) {
		if (meeting.nobodyOpens()) {
			return "You cannot put this right yourself: ask an administrator to open the meeting in the calendar of the "
					+ "organising account and make you a co-organiser under “Meeting options”. I keep trying as well. "
					+ "If it is not done when the meeting is to begin, ring everybody and begin another way.";
		}
		return "You can put this right yourself: open the meeting in your Teams calendar, choose “Meeting options”, and "
				+ meeting.open()
					.stream()
					.map((option) -> byHand(option, meeting.asked()))
					.distinct()
					.reduce((one, other) -> one + "; " + other)
					.orElse("look at each of them")
				+ ".";
	}

	private static String byHand(Option option, Asked asked) {
		return switch (option) {
			case LOBBY -> "let only organisers and co-organisers bypass the lobby";
			case CALLERS -> "let nobody who dials in bypass the lobby";
			case ADMITTING -> "let only organisers and co-organisers admit people";
			case PRESENTING -> asked.presenters().isEmpty() ? "let only organisers and co-organisers present"
					: "let only those present whom your rules name";
			case RECORDING, AUTOMATIC_RECORDING, TRANSCRIPTION -> "switch recording and transcription "
					+ ((asked.recording() || asked.transcription()) ? "to what your rules say" : "off");
			case CHAT -> "switch the meeting chat " + ((asked.chat() == Chat.OFF) ? "off" : "to what your rules say");
			case CO_ORGANISERS -> "leave nobody but you among the co-organisers";
		};
	}

	/** What there is to go by about outside note-takers: never anything that was read. */
	static String noteTakers(Optional<MeetingPolicy.Seen> seen) {
		return seen.map((
				each) -> "Outside note-takers and Copilot: kept out by a policy of the authority, which %s saw on %s; I cannot read it myself."
					.formatted(each.name(),
							Dates.inWords(LocalDateTime.ofInstant(each.at(), Dates.LONDON).toLocalDate())))
			.orElse("Outside note-takers and Copilot: nobody has confirmed that the authority keeps them out, and I cannot see it. "
					+ "Let in nobody whose name you do not know.");
	}

}
