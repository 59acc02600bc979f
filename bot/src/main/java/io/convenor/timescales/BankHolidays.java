package io.convenor.timescales;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * A dated copy of the government's published list of bank holidays in England and Wales.
 * Nothing here is computed: one-off holidays happen, and no rule knows them.
 */
public final class BankHolidays {

	private static final int FEWEST_IN_A_YEAR = 8;

	private static final int MOST_IN_A_YEAR = 20;

	private static final int LONGEST_TITLE = 100;

	private static final String SUBSTITUTE = "Substitute day";

	private final NavigableMap<LocalDate, BankHoliday> holidays;

	private final LocalDate copiedOn;

	private BankHolidays(NavigableMap<LocalDate, BankHoliday> holidays, LocalDate copiedOn) {
		this.holidays = holidays;
		this.copiedOn = copiedOn;
	}

	/** The copy that comes with the software. */
	public static BankHolidays shipped() {
		return read(new ClassPathResource("timescales/bank-holidays.json"));
	}

	/**
	 * Reads a copy in the published shape, and beside it the file of the same name ending
	 * in {@code .properties} that says when it was copied.
	 */
	static BankHolidays read(Resource list) {
		String file = String.valueOf(list.getFilename());
		try (InputStream in = list.getInputStream()) {
			byte[] text = in.readAllBytes();
			return parse(file, text, copiedOn(list, file.replaceFirst("\\.json$", ".properties")));
		}
		catch (IOException ex) {
			throw new BrokenFileException(file, null, null, "it cannot be read (" + ex.getMessage() + ")");
		}
	}

	/** A list that was kept in the published shape. */
	public static BankHolidays kept(String text, LocalDate copiedOn) {
		return parse("The list that was kept", text.getBytes(StandardCharsets.UTF_8), copiedOn);
	}

	/** Reads a list in the published shape that was copied on this day. */
	static BankHolidays parse(String file, byte[] text, LocalDate copiedOn) {
		NavigableMap<LocalDate, BankHoliday> holidays = new TreeMap<>();
		for (Event event : events(text, file)) {
			BankHoliday holiday = event.asHoliday(file);
			if (holidays.put(holiday.date(), holiday) != null) {
				throw new BrokenFileException(file, null, null, holiday.date() + " is there twice");
			}
		}
		return checked(file, holidays, copiedOn);
	}

	private static BankHolidays checked(String file, NavigableMap<LocalDate, BankHoliday> holidays,
			LocalDate copiedOn) {
		refuseAYearThatCannotBe(file, holidays);
		return new BankHolidays(holidays, copiedOn);
	}

	private static List<Event> events(byte[] text, String file) {
		try {
			Published published = JsonMapper.shared().readValue(text, Published.class);
			Division division = (published != null) ? published.englandAndWales() : null;
			List<@Nullable Event> events = (division != null) ? division.events() : null;
			if (events == null) {
				throw new BrokenFileException(file, null, "england-and-wales", "there are no events for it");
			}
			return events.stream().map((event) -> (event != null) ? event : Event.NOTHING).toList();
		}
		catch (JacksonException ex) {
			throw new BrokenFileException(file, (ex.getLocation() != null) ? ex.getLocation().getLineNr() : null, null,
					"this is not the published shape (" + ex.getOriginalMessage() + ")");
		}
	}

	/**
	 * A year cut short would count holidays as working days without anybody noticing, and
	 * one with far too many the other way round.
	 */
	private static void refuseAYearThatCannotBe(String file, NavigableMap<LocalDate, BankHoliday> holidays) {
		if (holidays.isEmpty()) {
			throw new BrokenFileException(file, null, "events", "there is no bank holiday in it");
		}
		Map<Integer, Long> perYear = holidays.keySet()
			.stream()
			.collect(Collectors.groupingBy(LocalDate::getYear, Collectors.counting()));
		for (int year = holidays.firstKey().getYear(); year <= holidays.lastKey().getYear(); year++) {
			long there = perYear.getOrDefault(year, 0L);
			if (there > MOST_IN_A_YEAR) {
				throw new BrokenFileException(file, null, "events",
						there + " bank holidays are there for " + year + ", which is more than there can be");
			}
			if (there < FEWEST_IN_A_YEAR) {
				throw new BrokenFileException(file, null, "events",
						"only " + there + " bank holidays are there for " + year + ", so the year is not complete");
			}
		}
	}

	private static LocalDate copiedOn(Resource list, String file) {
		try {
			Properties about = PropertiesLoaderUtils.loadProperties(list.createRelative(file));
			return LocalDate.parse(about.getProperty("copied-on", ""));
		}
		catch (IOException ex) {
			throw new BrokenFileException(file, null, "copied-on",
					"the file that says when the list was copied " + "cannot be read (" + ex.getMessage() + ")");
		}
		catch (DateTimeException ex) {
			throw new BrokenFileException(file, null, "copied-on", "it must be a date such as 2026-03-03");
		}
	}

	/**
	 * This list, and for the years before it begins what another one said: what is
	 * published forgets its oldest year every now and then.
	 * @throws BrokenFileException if a year between the two is missing
	 */
	BankHolidays goingBackTo(BankHolidays older) {
		NavigableMap<LocalDate, BankHoliday> all = new TreeMap<>(older.holidays.headMap(coveredFrom(), false));
		all.putAll(this.holidays);
		return checked("The two lists together", all, this.copiedOn);
	}

	/** The days that are bank holidays here and were none on the other list. */
	public List<BankHoliday> notOn(BankHolidays other) {
		return this.holidays.values().stream().filter((holiday) -> other.on(holiday.date()).isEmpty()).toList();
	}

	/** Every holiday on it, in the published shape. */
	public String asPublished() {
		List<Event> events = this.holidays.values().stream().map(Event::of).toList();
		return JsonMapper.shared().writeValueAsString(new Published(new Division(List.copyOf(events))));
	}

	/** The bank holiday on this day, if it is one. */
	public Optional<BankHoliday> on(LocalDate date) {
		return Optional.ofNullable(this.holidays.get(date));
	}

	/** The bank holidays from the first day to the last, both included. */
	public List<BankHoliday> from(LocalDate first, LocalDate last) {
		return first.isAfter(last) ? List.of() : List.copyOf(this.holidays.subMap(first, true, last, true).values());
	}

	/** The first day the list speaks for. */
	public LocalDate coveredFrom() {
		return this.holidays.firstKey().withDayOfYear(1);
	}

	/** The last day the list speaks for: the end of its last year. */
	public LocalDate coveredUntil() {
		return this.holidays.lastKey().plusYears(1).withDayOfYear(1).minusDays(1);
	}

	public boolean covers(LocalDate date) {
		return !date.isBefore(coveredFrom()) && !date.isAfter(coveredUntil());
	}

	/** The day this copy of the published list was taken. */
	public LocalDate copiedOn() {
		return this.copiedOn;
	}

	/**
	 * A sentence for an administrator when fewer than twelve months of the list are left.
	 */
	public Optional<String> warning(LocalDate today) {
		if (!today.plusMonths(12).isAfter(coveredUntil())) {
			return Optional.empty();
		}
		return Optional.of("The bank holiday list was copied on %s and ends on %s. Bring in the newly published list "
			.formatted(Dates.inWords(this.copiedOn), Dates.inWords(coveredUntil()))
				+ "with “admin holidays” before conferences have to be planned beyond that day.");
	}

	private record Published(@JsonProperty("england-and-wales") @Nullable Division englandAndWales) {
	}

	private record Division(@Nullable List<@Nullable Event> events) {
	}

	private record Event(@Nullable String title, @Nullable LocalDate date, @Nullable String notes) {

		static final Event NOTHING = new Event(null, null, null);

		static Event of(BankHoliday holiday) {
			return new Event(holiday.title(), holiday.date(), holiday.substitute() ? SUBSTITUTE : "");
		}

		BankHoliday asHoliday(String file) {
			if (this.title != null && (this.title.length() > LONGEST_TITLE
					|| this.title.chars().anyMatch((each) -> Character.isISOControl(each)))) {
				throw new BrokenFileException(file, null, "events", "the title of a holiday is not a title");
			}
			if (this.title == null || this.title.isBlank() || this.date == null) {
				throw new BrokenFileException(file, null, "events",
						"each event needs a title and a date, and this one has %s and %s".formatted(this.title,
								this.date));
			}
			return new BankHoliday(this.date, this.title, SUBSTITUTE.equalsIgnoreCase(this.notes));
		}

	}

}
