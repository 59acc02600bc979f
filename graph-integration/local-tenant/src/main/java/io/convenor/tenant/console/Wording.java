package io.convenor.tenant.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.util.HtmlUtils;

import io.convenor.tenant.world.Answer;
import io.convenor.tenant.world.ChannelMessage;
import io.convenor.tenant.world.MailItem;
import io.convenor.tenant.world.Room;

/** Says dates, sizes and answers in words, for the pages of the console. */
public final class Wording {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final int BEGINNING = 90;

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm", Locale.UK);

	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.UK);

	Wording() {
	}

	/** A moment, such as "Tuesday 3 March 2026, 10:00". */
	public String at(Instant instant) {
		return FULL.format(instant.atZone(ZONE));
	}

	/** A time of day to the second. */
	public String second(Instant instant) {
		return SECONDS.format(instant.atZone(ZONE));
	}

	/** From one moment to another, the day named once where it is the same. */
	public String from(Instant start, Instant end) {
		LocalDate day = start.atZone(ZONE).toLocalDate();
		boolean sameDay = day.equals(end.atZone(ZONE).toLocalDate());
		return at(start) + " to " + (sameDay ? CLOCK.format(end.atZone(ZONE)) : at(end));
	}

	/** A number of bytes in the largest unit that fits. */
	public String size(int bytes) {
		if (bytes < 1024) {
			return bytes + " bytes";
		}
		if (bytes < 1024 * 1024) {
			return bytes / 1024 + " KB";
		}
		return "%.1f MB".formatted(bytes / (1024.0 * 1024.0));
	}

	/** How long something took, in milliseconds. */
	public String took(Duration duration) {
		return duration.toMillis() + " ms";
	}

	/** What somebody invited has said. */
	public String answer(Answer answer) {
		return switch (answer) {
			case NONE -> "no answer yet";
			case TENTATIVE -> "perhaps";
			case ACCEPTED -> "accepted";
			case DECLINED -> "declined";
		};
	}

	/** How a room answers when it is asked for. */
	public String attendant(Room.Attendant attendant) {
		return switch (attendant) {
			case ACCEPTS_WHEN_FREE -> "accepts when it is free";
			case DECLINES_ALWAYS -> "always declines";
			case DOUBLE_BOOKS -> "accepts although somebody has it";
		};
	}

	/** A moment as a field for date and time holds it. */
	public String field(Instant instant) {
		return LocalDateTime.ofInstant(instant, ZONE).truncatedTo(ChronoUnit.MINUTES).toString();
	}

	/** A post or mail without its markup. */
	public String plain(String html) {
		return HtmlUtils
			.htmlUnescape(html.replaceAll("(?i)<br\\s*/?>|</(p|div|tr|li|h[1-6])>", "\n").replaceAll("<[^>]+>", ""))
			.strip();
	}

	/** A card, line by line. */
	public List<CardLines.Line> card(JsonNode card) {
		return CardLines.of(card);
	}

	/** A card attached to a post, line by line; nothing where it is no card. */
	public List<CardLines.Line> card(ChannelMessage.Attached attached) {
		try {
			return (attached.content() == null) ? List.of() : CardLines.of(JSON.readTree(attached.content()));
		}
		catch (JacksonException ex) {
			return List.of();
		}
	}

	/** How a mail begins, after its greeting: enough to tell it from others. */
	public String beginning(MailItem mail) {
		String body = mail.html().replaceAll("(?s)<(title|style|script)[^>]*>.*?</\\1>", "");
		String text = plain(body).replaceAll("\\s+", " ").replaceFirst("^Dear [^,]{1,100}, ", "");
		return (text.length() > BEGINNING) ? text.substring(0, BEGINNING) + "…" : text;
	}

	/** A post or mail as it is put into a frame of its own. */
	public String framed(String html) {
		return "<style>body { font: 1rem/1.5 system-ui, sans-serif; }</style>" + html;
	}

	/** "1 call", "2 calls". */
	public String count(long number, String one, String many) {
		return number + " " + ((number == 1) ? one : many);
	}

	/** A status answered, or that there was no answer. */
	public String status(@Nullable Integer status) {
		return (status == null || status == 0) ? "no answer" : Integer.toString(status);
	}

}
