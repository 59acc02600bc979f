package io.convenor.story;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Kind;
import io.convenor.conference.Way;
import io.convenor.local.LocalTown;
import io.convenor.people.Role;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A meeting that a chair books in the chat, button by button, so that a story can begin
 * with one. Siân Pugh, the social worker, is always invited.
 */
public final class BookedByChat {

	private static final Duration A_MINUTE_AND_A_HALF = Duration.ofSeconds(90);

	private static final Pattern REFERENCE = Pattern.compile("CP-[0-9A-Z]{5}");

	private final TeamsUser chair;

	private final Kind kind;

	private final Way way;

	private final List<Person> people = new ArrayList<>();

	private String table = "";

	private LocalDate countsFrom;

	private String caseReference = "M-104233";

	private @Nullable String room;

	private @Nullable LocalDateTime start;

	private final Map<String, Object> assessed = new LinkedHashMap<>();

	private final Map<String, Object> late = new LinkedHashMap<>();

	private @Nullable LocalDate finishBy;

	private Runnable beforeItIsConfirmed = () -> {
	};

	private BookedByChat(LocalTown town, TeamsUser chair, Kind kind, Way way) {
		this.chair = chair;
		this.kind = kind;
		this.way = way;
		this.countsFrom = LocalDate.ofInstant(town.clock().instant(), Dates.LONDON).minusDays(3);
		this.room = way.inARoom() ? Northmere.ALDER.address() : null;
	}

	public static BookedByChat a(Kind kind, Way way, LocalTown town, TeamsUser chair) {
		return new BookedByChat(town, chair, kind, way);
	}

	public BookedByChat countingFrom(LocalDate date) {
		this.countsFrom = date;
		return this;
	}

	public BookedByChat about(String newCaseReference) {
		this.caseReference = newCaseReference;
		return this;
	}

	/** Asks for a time by itself, whoever is free then. */
	public BookedByChat at(LocalDateTime start) {
		this.start = start;
		return this;
	}

	/** Fills in the risk assessment when it is asked for. */
	BookedByChat assessed(Map<String, ?> filledIn) {
		this.assessed.putAll(filledIn);
		return this;
	}

	/** The last day of conversations, which are held instead of a meeting. */
	BookedByChat finishedBy(LocalDate day) {
		this.finishBy = day;
		return this;
	}

	public BookedByChat in(String roomAddress) {
		this.room = roomAddress;
		return this;
	}

	public BookedByChat with(String name, String address, String agency, Role role) {
		this.people.add(new Person(name, address, agency, role, Map.of()));
		return this;
	}

	/** Many at once, as a table. */
	BookedByChat withTable(String csv) {
		this.table = csv;
		return this;
	}

	/** Somebody of the family who has no email. */
	BookedByChat withoutEmail(String name, Role role, Map<String, String> reached) {
		this.people.add(new Person(name, "", "", role, reached));
		return this;
	}

	/** A manager has decided that it is held late. */
	BookedByChat decidedBy(String manager, String reason) {
		this.late.putAll(Map.of("manager", manager, "managersReason", reason));
		return this;
	}

	/** Does something more at the summary. */
	BookedByChat saying(Runnable more) {
		this.beforeItIsConfirmed = more;
		return this;
	}

	/**
	 * Books it at the first time on offer, waits until all is told, and says its
	 * reference.
	 */
	public String reference() {
		String reference = confirmed();
		this.chair.awaits((_) -> settled(this.chair.card().text()), A_MINUTE_AND_A_HALF);
		return reference;
	}

	/** Books it and says its reference, with all that follows still under way. */
	String confirmed() {
		begins();
		choosesThePeople();
		choosesTheTime();
		this.beforeItIsConfirmed.run();
		this.chair.presses("Confirm and send");
		Matcher found = REFERENCE.matcher(this.chair.card().text());
		assertThat(found.find()).as(this.chair.chat().transcript()).isTrue();
		return found.group();
	}

	private void begins() {
		this.chair.says("schedule");
		Map<String, Object> about = new LinkedHashMap<>(this.late);
		about.putAll(Map.of("kind", this.kind.name(), "way", this.way.name(), "caseReference", this.caseReference,
				"countsFrom", this.countsFrom, "length", "60"));
		this.chair.presses("Next: people", about);
		if (!this.assessed.isEmpty()) {
			assertThat(this.chair.card().text()).contains("a risk assessment is asked for");
			this.chair.presses("Next: people", this.assessed);
		}
	}

	private void choosesThePeople() {
		this.chair.presses("Find", Map.of("sought", "siân"));
		this.chair.presses("Add this colleague",
				Map.of("found", Northmere.SIAN_PUGH.id(), "foundRole", "SOCIAL_WORKER"));
		this.people.forEach((person) -> {
			Map<String, Object> all = new LinkedHashMap<>(person.reached);
			all.putAll(Map.of("name", person.name, "email", person.address, "agency", person.agency, "role",
					person.role.name(), "standing", person.role.standing().name()));
			this.chair.presses("Add this person", all);
			assertThat(this.chair.card().text()).as(this.chair.chat().transcript()).contains(person.name);
		});
		if (!this.table.isEmpty()) {
			this.chair.presses("Add all in the table", Map.of("network", this.table));
		}
		this.chair.presses(this.way.inTheCalendar() ? "Next: date and time" : "Next: the last day");
		if (this.chair.card().button("Yes, that is right").isPresent()) {
			this.chair.presses("Yes, that is right");
		}
	}

	private void choosesTheTime() {
		if (!this.way.inTheCalendar()) {
			this.chair.presses("Use this day",
					Map.of("date", (this.finishBy != null) ? this.finishBy : this.countsFrom.plusDays(14)));
			assertThat(this.chair.card().text()).as(this.chair.chat().transcript()).contains("is this right?");
			return;
		}
		if (this.room != null) {
			this.chair.presses("Show times in this room", Map.of("room", this.room));
		}
		this.chair.awaits((_) -> !HybridConference.slots(this.chair.card()).isEmpty(), A_MINUTE_AND_A_HALF);
		if (this.start == null) {
			this.chair.presses(HybridConference.slots(this.chair.card()).getFirst());
		}
		else {
			this.chair.presses("Use this time",
					Map.of("date", this.start.toLocalDate(), "time", this.start.toLocalTime().toString()));
			if (this.chair.card().button("Yes, book that time").isPresent()) {
				this.chair.presses("Yes, book that time");
			}
		}
		assertThat(this.chair.card().text()).contains("is this right?");
	}

	private static boolean settled(String card) {
		return (card.contains("in everybody's calendar") || card.contains("in no calendar")) && !card.contains("being")
				&& card.contains("all told how to take part") && !card.contains("waiting for");
	}

	private record Person(String name, String address, String agency, Role role, Map<String, String> reached) {
	}

}
