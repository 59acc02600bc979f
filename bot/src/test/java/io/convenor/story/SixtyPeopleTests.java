package io.convenor.story;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.convenor.CountedStatements;
import io.convenor.chat.CardView;
import io.convenor.chat.CardViews;
import io.convenor.chat.Page;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Viewer;
import io.convenor.conference.Way;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.people.Role;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The people around a group of brothers and sisters are many: sixty are invited, and
 * every card that lists them has them on pages that Teams takes and a phone shows.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SixtyPeopleTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final int MOST_CHARACTERS = 20_000;

	private static final int MOST_STATEMENTS = 17;

	private static final String LONG = "Wilhelmina Featherstonehaugh-Cholmondeley the younger ";

	private static final String AGENCY = "The Northmere and District Voluntary Association for Families ";

	private LocalTown town;

	private LocalBot bot;

	private TeamsUser helen;

	private Conference conference;

	@BeforeAll
	void sixtyAreInvited() {
		this.town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
		this.bot = LocalBot.start(this.town, Map.of("convenor.reports.read-every", "1h"));
		this.helen = this.town.teams().as(Northmere.HELEN_OKAFOR);
		String table = "Name,Email,Agency,Role\n" + IntStream.range(3, 60)
			.mapToObj((i) -> "%s,person%d@agency.example,%s,%s".formatted(LONG + i, i, AGENCY + i,
					Role.OTHER_PROFESSIONAL.label()))
			.collect(Collectors.joining("\n"));
		BookedByChat story = BookedByChat.a(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, this.town, this.helen)
			.with("Kim Marsh", "kim.marsh@home.example", "", Role.MOTHER)
			.withTable(table);
		String reference = story.saying(() -> fits(this.helen)).reference();
		this.conference = this.bot.part(Conferences.class).findByReference(reference).orElseThrow();
	}

	@AfterAll
	void goHome() {
		this.bot.close();
		this.town.close();
	}

	@Test
	void allOfThemAreInTheOneCalendarEntry() {
		assertThat(this.conference.invitees()).hasSize(60);
		assertThat(IntStream.range(3, 60).mapToObj((i) -> "person" + i + "@agency.example"))
			.allSatisfy((address) -> assertThat(this.town.tenant().calendars().of(address))
				.anyMatch((entry) -> entry.subject().equals(this.conference.reference().value())));
	}

	@Test
	void everyPageOfEveryCardFitsAndIsReadByAFewStatements() {
		Set<String> several = Set.of("conference", "answers", "on-the-day");
		List<String> kinds = this.bot.parts(CardView.class).map(CardView::kind).toList();
		assertThat(kinds).containsAll(several);
		for (String kind : kinds) {
			for (String part : List.of("", "people", "details")) {
				int pages = 0;
				String before = "";
				for (int number = 0; number < 8; number++) {
					String card = card(kind, new Page(part, number));
					assertThat(card).as("%s %s %d", kind, part, number).hasSizeLessThan(MOST_CHARACTERS);
					pages += card.equals(before) ? 0 : 1;
					before = card;
				}
				if (several.contains(kind) && (part.equals("people") || !kind.equals("conference"))) {
					assertThat(pages).as("pages of %s %s", kind, part).isGreaterThanOrEqualTo(5);
				}
			}
		}
	}

	private String card(String kind, Page page) {
		String[] card = { "" };
		try {
			int statements = CountedStatements.of(() -> card[0] = this.bot.part(CardViews.class)
				.of(kind, this.conference.id().toString(), page, Viewer.person(Northmere.HELEN_OKAFOR.id()))
				.found()
				.map((view) -> view.card().json().toString())
				.orElse(""));
			assertThat(statements).as(kind).isLessThanOrEqualTo(MOST_STATEMENTS);
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException | java.time.DateTimeException ex) {
			return "not about a conference";
		}
		return card[0];
	}

	@Test
	void whoWasThereIsTickedOffAPageAtATime() {
		this.helen.says("status " + this.conference.reference());
		this.helen.presses("Answers");
		this.helen.presses("On the day");
		List<UUID> all = this.conference.invitees().stream().map((each) -> each.id()).toList();
		this.helen.presses("Next page", Map.of("there", all.get(1).toString()));
		assertThat(this.helen.card().text()).contains("13 to 24 of 60");
		this.helen.presses("Save who was there", Map.of("there", all.get(13) + "," + all.get(14)));
		assertThat(choices("notThere")).contains(all.get(13).toString(), all.get(14).toString())
			.doesNotContain(all.get(1).toString());
		this.helen.presses("Page before");
		assertThat(choices("notThere")).contains(all.get(1).toString()).doesNotContain(all.get(13).toString());
	}

	private String choices(String field) {
		return this.helen.card().field(field).orElseThrow().path("choices").toString();
	}

	@Test
	void whatIsChangedForAllOfThemFits() {
		String reference = this.conference.reference().value();
		this.helen.says("change " + reference);
		Stream.of("Correct contact details", "Invite somebody", "Remove somebody").forEach((button) -> {
			this.helen.presses(button);
			fits(this.helen);
			this.helen.presses("Back");
		});
		this.helen.presses("Cancel the meeting");
		this.helen.presses("Next", Map.of("reason", "NOT_NEEDED"));
		fits(this.helen);
		this.helen.presses("Next page");
		assertThat(this.helen.card().text()).contains("is this right?", "13 to 24 of");
		this.helen.presses("Back");
	}

	@Test
	void whoIsKeptApartIsChosenAmongAllOfThem() {
		this.helen.says("status " + this.conference.reference());
		this.helen.presses("Keep people apart");
		fits(this.helen);
		this.helen.presses("Next", Map.of("apartWho", this.conference.invitees().getLast().id(), "apartManner",
				"OWN_LINK", "apartReason", "There is a court order"));
		fits(this.helen);
	}

	private static void fits(TeamsUser user) {
		assertThat(user.card().json().toString()).hasSizeLessThan(MOST_CHARACTERS);
	}

}
