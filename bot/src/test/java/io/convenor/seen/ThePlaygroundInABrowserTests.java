package io.convenor.seen;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.story.Papers;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.teams.Playground;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.tenant.world.Mail;
import io.convenor.timescales.Dates;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The story from booking to outcome, told by a chair in Microsoft's own chat window: each
 * word typed, each field filled in and each button pressed there.
 */
@Tag("slow")
@Tag("seen")
class ThePlaygroundInABrowserTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final Duration SOON = Duration.ofSeconds(90);

	private static final String SCHOOL = "office@hillside-primary.example";

	private static final String FAMILY_AND_SCHOOL = """
			Name, Email, Agency, Role
			Kim Marsh, kim.marsh@home.example, , Mother
			Sam Reed, %s, Hillside Primary, School
			Jo Grant, cp@constabulary.example, Northmere Police, Police
			""".formatted(SCHOOL);

	private static final Pattern REFERENCE = Pattern.compile("CP-[0-9A-Z]{5}");

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d, MMMM, uuuu", Locale.UK);

	@Test
	void aChairBooksAMeetingAndRecordsItsOutcome() {
		try (LocalTown town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
				LocalBot bot = LocalBot.start(town, Map.of());
				Playground playground = Playground.start(town.teams().relay(), Path.of("target", "playground"), 0);
				Browser browser = Browser.start()) {
			Page page = browser.page(1280);
			page.setDefaultTimeout((double) SOON.toMillis());
			page.clock().setSystemTime(Date.from(TUESDAY.toInstant()));
			page.navigate(playground.address().orElseThrow(() -> new AssertionError(playground.sentence())).toString(),
					new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
			Chat helen = new Chat(page, town.teams().as(Northmere.HELEN_OKAFOR));
			try {
				String reference = helen.books();
				theSchoolReports(town, reference);
				helen.says("status " + reference);
				helen.sees("1 of 3 received");
				town.isOver(reference);
				helen.recordsTheOutcomeOf(reference, town.clock().instant().atZone(Dates.LONDON).toLocalDate());
				Awaitility.await()
					.atMost(SOON)
					.until(() -> !town.tenant().channels().messages(Northmere.CONFERENCE_OUTCOMES.id()).isEmpty());
				page.getByRole(AriaRole.TREEITEM, new Page.GetByRoleOptions().setName("Conference outcomes")).click();
				helen.sees(reference);
				assertThat(bot.health("readiness")).isEqualTo(200);
			}
			finally {
				Figures.keep("playground.png", page.screenshot(new Page.ScreenshotOptions().setFullPage(true)));
			}
		}
	}

	private static void theSchoolReports(LocalTown town, String reference) {
		town.tenant()
			.mailboxes()
			.deliver(Mail.from(SCHOOL, "Sam Reed")
				.to(Northmere.CP_REPORTS.address())
				.subject("RE: " + reference + " report")
				.text("Please find our report attached.")
				.attach("report.pdf", "application/pdf", Papers.pdf()));
		Awaitility.await()
			.atMost(SOON)
			.until(() -> !town.tenant().mailboxes().folder(Northmere.CP_REPORTS.address(), "Filed").isEmpty());
	}

	/** What a chair does in the chat window. */
	private record Chat(Page page, TeamsUser helen) {

		String books() {
			says("schedule");
			chooses("Kind of meeting", "Initial child protection conference");
			chooses("How it will be held", "Virtual, on Teams");
			types("Case reference", "M-104233");
			picks("The day its clock started", LocalDate.of(2026, 3, 2));
			presses("Next: people");
			types("Beginning of their name", "siân");
			presses("Find");
			chooses("Comes as", "Social worker");
			presses("Add this colleague");
			sees("Siân Pugh (Social worker");
			types("Table, from a CSV file or a spreadsheet", FAMILY_AND_SCHOOL);
			presses("Add all in the table");
			sees("Kim Marsh (Mother");
			presses("Next: date and time");
			presses(buttons(Pattern.compile("^Choose time")).first());
			presses("Confirm and send");
			sees("in everybody's calendar");
			Matcher found = REFERENCE.matcher(this.page.locator("body").innerText());
			assertThat(found.find()).isTrue();
			return found.group();
		}

		void recordsTheOutcomeOf(String reference, LocalDate day) {
			says("outcome " + reference);
			picks("Held on", day);
			this.page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Child protection plan")).check();
			chooses("Category", "Neglect");
			presses("Next: actions");
			types("What is to be done", "Visit every week");
			chooses("Who does it", "Social worker, Northmere Council (Siân Pugh)");
			picks("By when", day.plusDays(7));
			presses("Add this action");
			sees("Visit every week");
			presses("Next: who is told");
			presses("Next: see what goes out");
			while (buttons(Pattern.compile("^Next: part")).count() > 0) {
				presses(buttons(Pattern.compile("^Next: part")).last());
			}
			presses("Approve");
		}

		private Locator buttons(Pattern name) {
			return this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
		}

		void says(String text) {
			this.page.locator("[data-lexical-editor=true]").fill(text);
			this.page.keyboard().press("Enter");
		}

		void sees(String text) {
			assertThat(this.page.getByText(text).last()).isVisible();
		}

		private void presses(String button) {
			presses(this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).last());
		}

		/**
		 * Waits for the answer, and for the message itself to be brought to the same
		 * state.
		 */
		private void presses(Locator button) {
			int before = versions();
			button.click();
			Awaitility.await().atMost(SOON).until(() -> versions() > before);
		}

		private int versions() {
			return this.helen.chat().fromBot().stream().mapToInt((message) -> message.versions().size()).sum();
		}

		private void types(String label, String text) {
			this.page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label)).last().fill(text);
		}

		private void chooses(String label, String option) {
			this.page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label)).first().click();
			this.page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option).setExact(true))
				.dispatchEvent("click");
		}

		private void picks(String label, LocalDate day) {
			this.page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label)).last().click();
			this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(DAY.format(day)).setExact(true))
				.click();
		}

	}

}
