package io.convenor.graph;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

class InvitationTextTests {

	private static final String TEAMS = "<div class=\"me-email-text\" lang=\"en-GB\"><p>Join the meeting now</p></div>";

	@Test
	void ourPartIsExchangedAndTeamsPartStays() {
		String booked = InvitationText.marked("<p>On Tuesday</p>") + TEAMS;
		assertThat(InvitationText.exchanged(booked, "<p>On Friday</p>"))
			.isEqualTo(InvitationText.marked("<p>On Friday</p>") + TEAMS);
	}

	@Test
	void exchangingTwiceIsExchangingOnce() {
		String booked = InvitationText.marked(page("<p>On Tuesday</p>")).replace("</body>", TEAMS + "</body>");
		String once = InvitationText.exchanged(booked, page("<p>On Friday</p>"));
		assertThat(InvitationText.exchanged(once, page("<p>On Friday</p>"))).isEqualTo(once);
		assertThat(once).contains("On Friday", TEAMS).doesNotContain("On Tuesday").endsWith("</body></html>");
		assertThat(once.split("<body", -1)).hasSize(2);
	}

	@Test
	void wordsAreComparedAndNotTheHtmlThatExchangeMadeOfThem() {
		String asked = page("<p style=\"font-size: 16px\">On Tuesday,\n\tat “ten” &amp; not later.</p>");
		String found = "<html><head><meta charset=\"utf-8\"></head><body><div id=\"x_convenor-invitation\">\r\n"
				+ "<p style=\"font-size:16px\">On Tuesday,\r\n at &#8220;ten&#8221; &amp; not&nbsp;later.</p></div>"
				+ TEAMS + "</body></html>";
		assertThat(InvitationText.says(found, asked)).isTrue();
		assertThat(InvitationText.says(found, asked.replace("Tuesday", "Friday"))).isFalse();
		assertThat(InvitationText.says("<p>On Tuesday</p>" + TEAMS, "<p>On Tuesday</p>")).as("not known as ours")
			.isFalse();
	}

	@Test
	void divisionsInsideOurPartBelongToIt() {
		String booked = InvitationText.marked("<div><DIV class='x'>One</DIV></div><p>Two</p>") + "<p>By hand</p>"
				+ TEAMS;
		assertThat(InvitationText.exchanged(booked, "New"))
			.isEqualTo(InvitationText.marked("New") + "<p>By hand</p>" + TEAMS);
	}

	@Test
	void ourPartIsFoundAfterOutlookRewroteItsTag() {
		assertThat(
				InvitationText.exchanged("<html><body><div style=\"color:red\" id=\"x_convenor-invitation\">Old</div>"
						+ TEAMS + "</body></html>", "New"))
			.isEqualTo("<html><body>" + InvitationText.marked("New") + TEAMS + "</body></html>");
	}

	@Test
	void whereOurPartIsLostOnlyTeamsPartStays() {
		assertThat(InvitationText.exchanged("<html><body><p>Old</p>" + TEAMS + "</body></html>", page("New")))
			.isEqualTo(InvitationText.marked(page("New")).replace("</body>", TEAMS + "</body>"));
		assertThat(InvitationText.exchanged("<p>Old</p><p>________________________________</p>Join", "New"))
			.isEqualTo(InvitationText.marked("New") + "<p>________________________________</p>Join");
		assertThat(InvitationText.exchanged("<p>Old</p>", "New")).isEqualTo(InvitationText.marked("New"));
	}

	@Test
	void aPartThatIsNeverClosedDoesNotSwallowTeamsPart() {
		assertThat(InvitationText.exchanged("<div id=\"convenor-invitation\"><div>Old" + TEAMS, "New"))
			.isEqualTo(InvitationText.marked("New") + TEAMS);
	}

	@Test
	void aLineToSignOnIsOurs() {
		String line = "<p>________________________________</p>";
		String booked = InvitationText.marked("<p>Signed</p>" + line + "<p>Old</p>") + TEAMS;
		assertThat(InvitationText.exchanged(booked, "New" + line))
			.isEqualTo(InvitationText.marked("New" + line) + TEAMS);
	}

	@Test
	void teamsPartSurvivesWhateverWeWroteAndWrite() {
		List<String> pieces = List.of("<div>", "</div>", "<div class='a'>", "<p>", "</p>", "text", "&lt;div&gt;",
				"<br>", "<p>________________________</p>", "$1", "\\");
		Random random = new Random(7);
		for (int i = 0; i < 2000; i++) {
			String old = random.ints(random.nextInt(8), 0, pieces.size()).mapToObj(pieces::get).collect(joining());
			String html = random.ints(random.nextInt(8), 0, pieces.size()).mapToObj(pieces::get).collect(joining());
			String exchanged = InvitationText
				.exchanged(InvitationText.marked(page(old)).replace("</body>", TEAMS + "</body>"), html);
			assertThat(exchanged).containsOnlyOnce(TEAMS).contains(InvitationText.marked(html));
		}
	}

	private static String page(String content) {
		return "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<body style=\"color: #0b0c0c\">" + content + "</body></html>";
	}

}
