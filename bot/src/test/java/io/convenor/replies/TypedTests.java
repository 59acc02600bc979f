package io.convenor.replies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TypedTests {

	@Test
	void whatIsNewStandsFirstAndWhatItAnswersIsKept() {
		Typed typed = Typed.of("""
				I need an interpreter.\r
				\r
				On Tue, 3 Mar 2026 at 10:00, CP Reports
				<cp.reports@northmere.example> wrote:
				> Dear Kim
				> You are invited.
				""", false);
		assertThat(typed.fresh()).isEqualTo("I need an interpreter.");
		assertThat(typed.earlier()).contains("Dear Kim").contains("wrote:");
	}

	@ParameterizedTest
	@ValueSource(strings = { "New\n\n-----Original Message-----\nFrom: a\nold",
			"New\n\nFrom: CP Reports\nSent: Monday\nold", "New\n________________________________\nFrom: x\nold",
			"New\n> old", "New\n\nOn Monday Helen wrote:\nold" })
	void theWaysOfQuotingAreKnown(String body) {
		Typed typed = Typed.of(body, false);
		assertThat(typed.fresh()).isEqualTo("New");
		assertThat(typed.earlier()).contains("old");
	}

	@Test
	void whoAnswersBelowWhatTheyQuoteIsNotCutOff() {
		assertThat(Typed.of("> Will you come?\nNo, he frightens me.", false).fresh()).isEqualTo("No, he frightens me.");
		assertThat(Typed.of("On Monday Helen wrote:\nWill you come?\n\nNo, I can not.", false).fresh())
			.contains("No, I can not.");
	}

	@Test
	void htmlIsMadePlainAndNothingOfItRuns() {
		Typed typed = Typed.of("<html><head><style>p{color:red}</style><script>alert(1)</script></head><body>"
				+ "<p>I can <b>not</b> sit with Dean</p><ul><li>one</li><li>two</li></ul>line<br>break "
				+ "<a href=\"https://evil.example\" onclick=\"x()\">press</a><img src=\"https://track.example/x.gif\">"
				+ "<div class=\"gmail_quote\"><div>On Monday wrote</div><blockquote>old</blockquote></div></body></html>",
				true);
		assertThat(typed.fresh()).isEqualTo("I can not sit with Dean\n- one\n- two\nline\nbreak press[picture]");
		assertThat(typed.earlier()).contains("old");
		assertThat(typed.fresh() + typed.earlier()).doesNotContain("alert", "https", "color");
	}

	@Test
	void whatNoTableTakesIsLeftOut() {
		assertThat(Typed.of("a\u0000b\uD800c\u0007", false).fresh()).isEqualTo("ab?c");
	}

	@Test
	void aVeryLongTextIsCutAndSaysSo() {
		assertThat(Typed.of("word ".repeat(50_000), false).fresh()).hasSizeLessThan(61_000).endsWith("mailbox.]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Please find attached our report.\n\nKind regards,\nAde Cole\nHeadteacher",
			"Dear team,\nReport attached.\nThanks\nAde", "Thank you, see you there.", "", "Many thanks" })
	void aCoverIsNoQuestion(String text) {
		assertThat(Typed.of(text, false).saysMoreThanACover()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Please find attached our report. Could you tell me who chairs?",
			"Report attached, but I cannot come on Friday.\nRegards\nAde", "I need an interpreter.",
			"Thanks. Is there parking?", "Dean was outside the school again yesterday and she is afraid" })
	void whatAsksOrTellsSomethingIsForSomebody(String text) {
		assertThat(Typed.of(text, false).saysMoreThanACover()).isTrue();
	}

}
