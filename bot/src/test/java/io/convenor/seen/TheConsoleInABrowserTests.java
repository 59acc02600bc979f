package io.convenor.seen;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.people.Role;
import io.convenor.story.BookedByChat;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.console.ConsoleConfiguration;
import io.convenor.tenant.console.Section;
import io.convenor.tenant.world.Answer;
import io.convenor.timescales.Dates;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A newcomer in the console of the local tenant, at a desk and on a telephone. */
@Tag("slow")
@Tag("seen")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TheConsoleInABrowserTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final String AXE = """
			async () => (await axe.run(document, { iframes: false,
				rules: { 'label-content-name-mismatch': { enabled: true } } })).violations
				.flatMap((each) => each.nodes.map((node) => each.id + ': ' + node.html))
			""";

	private final LocalTown town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)), ConsoleConfiguration.class);

	private final LocalBot bot = LocalBot.start(this.town, Map.of());

	private final Browser browser = Browser.start();

	private String reference;

	@BeforeAll
	void aConferenceIsBooked() {
		this.reference = BookedByChat
			.a(SomeKinds.INITIAL_CONFERENCE, Way.HYBRID, this.town, this.town.teams().as(Northmere.HELEN_OKAFOR))
			.with("Kim Marsh", "kim.marsh@post.example", "", Role.MOTHER)
			.with("Ann Reed", "reports@hillside-school.example", "Hillside Primary School", Role.SCHOOL)
			.reference();
	}

	@AfterAll
	void goHome() {
		this.browser.close();
		this.bot.close();
		this.town.close();
	}

	static Stream<Arguments> pages() {
		return Stream.of(Section.values())
			.flatMap((section) -> Stream.of(1280, 375).map((width) -> Arguments.of(section, width)));
	}

	@ParameterizedTest
	@MethodSource("pages")
	void everyPageCanBeUsedByEverybody(Section section, int width) {
		Page page = open(section, width);
		page.evaluate(Drawing.read(Browser.PACKAGES.resolve("node_modules/axe-core/axe.min.js")));
		page.locator("details").all().forEach((each) -> each.evaluate("(details) => details.open = true"));
		assertThat((List<?>) page.evaluate(AXE)).isEmpty();
		assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
		page.close();
	}

	@Test
	void somebodyAcceptsAnInvitation() {
		Page page = open(Section.CALENDARS, 375);
		page.getByLabel("Whose calendar").selectOption(Northmere.SIAN_PUGH.address());
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show").setExact(true)).click();
		page.getByText("Read the invitation").first().click();
		assertThat(page.locator("iframe").first().contentFrame().locator("body")).isVisible();
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Accept " + this.reference))
			.first()
			.click();
		assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
		assertThat(this.town.tenant().calendars().of(Northmere.CONFERENCES.address())).anySatisfy((entry) -> {
			assertThat(entry.subject()).isEqualTo(this.reference);
			assertThat(entry.invitee(Northmere.SIAN_PUGH.address()).orElseThrow().answer()).isEqualTo(Answer.ACCEPTED);
		});
		page.close();
	}

	@Test
	void aSchoolWritesAMail() {
		Page page = open(Section.MAILBOXES, 375);
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Write a mail as an agency")).click();
		page.getByLabel("From").fill("reports@hillside-school.example");
		page.getByLabel("To", new Page.GetByLabelOptions().setExact(false)).last().fill(Northmere.CP_REPORTS.address());
		page.getByLabel("Subject").fill("About " + this.reference);
		page.getByLabel("Text").fill("We come by bus and are there at ten.");
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send the mail")).click();
		assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
		this.town.teams()
			.as(Northmere.HELEN_OKAFOR)
			.awaits((chat) -> chat.transcript().contains("We come by bus"), Duration.ofSeconds(60));
		page.close();
	}

	private Page open(Section section, int width) {
		Page page = this.browser.page(width);
		page.navigate(this.town.tenant().url() + "?show=" + section.key());
		assertThat(page.locator("h1")).hasText(section.title());
		return page;
	}

}
