package io.convenor.seen;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.convenor.seen.Drawing.Finding;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What would stop somebody is found where it is. Each line is a fault and the least that
 * has it.
 */
@Tag("slow")
@Tag("seen")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrawingTests {

	private static final String CARD = """
			{"type": "AdaptiveCard", "version": "1.5", "lang": "en-GB", "body": [%s]}
			""";

	private static final String LETTER = """
			<!doctype html><html lang="en-GB"><head><title>Letter</title></head>
			<body><div lang="en-GB" style="background: #ffffff; color: #222222">%s</div></body></html>
			""";

	private Browser browser;

	private Drawing page;

	@BeforeAll
	void start() {
		this.browser = Browser.start();
		this.page = Drawing.on(this.browser.page(320));
	}

	@AfterAll
	void close() {
		this.browser.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			nothing | {"type": "TextBlock", "text": "Hello", "wrap": true}
			a field has no name | {"type": "Input.Text", "id": "one"}
			two fields have the same name | {"type": "Input.Text", "id": "one", "label": "A"}, \
			{"type": "Input.Text", "id": "two", "label": "A"}
			two buttons have the same name | {"type": "ActionSet", "actions": [\
			{"type": "Action.OpenUrl", "title": "Open", "url": "https://a.example"}, \
			{"type": "Action.OpenUrl", "title": "Open", "url": "https://b.example"}]}
			a title of more than 25 characters | {"type": "ActionSet", "actions": [\
			{"type": "Action.OpenUrl", "title": "abcde fghij klmno pqrst uvwxy", "url": "https://a.example"}]}
			more than three buttons in a row | {"type": "ActionSet", "actions": [\
			{"type": "Action.OpenUrl", "title": "A", "url": "https://a.example"}, \
			{"type": "Action.OpenUrl", "title": "B", "url": "https://a.example"}, \
			{"type": "Action.OpenUrl", "title": "C", "url": "https://a.example"}, \
			{"type": "Action.OpenUrl", "title": "D", "url": "https://a.example"}]}
			a button is not drawn | {"type": "ActionSet", "actions": [\
			{"type": "Action.OpenUrl", "title": "A", "url": "https://a.example"}, \
			{"type": "Action.OpenUrl", "title": "B", "url": "https://a.example"}, \
			{"type": "Action.OpenUrl", "title": "C", "url": "https://a.example"}, \
			{"type": "Action.OpenUrl", "title": "D", "url": "https://a.example"}, \
			{"type": "Action.OpenUrl", "title": "E", "url": "https://a.example"}, \
			{"type": "Action.OpenUrl", "title": "F", "url": "https://a.example"}, \
			{"type": "Action.OpenUrl", "title": "G", "url": "https://a.example"}]}
			a button is cut | {"type": "ActionSet", "actions": [\
			{"type": "Action.OpenUrl", "title": "What was decided there", "url": "https://a.example"}, \
			{"type": "Action.OpenUrl", "title": "Who is told of all that", "url": "https://a.example"}, \
			{"type": "Action.OpenUrl", "title": "Everything else there is", "url": "https://a.example"}]}
			a button without a fallback | {"type": "ActionSet", "actions": [{"type": "Action.Execute", "title": "A"}]}
			a style that Teams does not draw | {"type": "ActionSet", "actions": [\
			{"type": "Action.OpenUrl", "title": "A", "url": "https://a.example", "style": "positive"}]}
			a required field beside several buttons | {"type": "Input.Text", "id": "one", "label": "A", \
			"isRequired": true, "errorMessage": "B"}, {"type": "ActionSet", "actions": [\
			{"type": "Action.Submit", "title": "A"}, {"type": "Action.Submit", "title": "B"}]}
			something is empty | {"type": "Container", "items": []}
			something is wider than the screen | {"type": "ColumnSet", "columns": [{"type": "Column", \
			"width": "500px", "items": [{"type": "TextBlock", "text": "Hello"}]}]}
			text is hard to see | {"type": "Container", "style": "warning", "items": [\
			{"type": "TextBlock", "text": "Hello", "color": "warning"}]}
			""")
	void whatWouldStopSomebodyOnACardIsFound(String fault, String body) {
		found(fault, this.page.cards(List.of(CARD.formatted(body))).getFirst());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					nothing | <h1>Your meeting</h1><p>Come at 10am.</p>
					not one main heading | <p>Come at 10am.</p>
					not one main heading | <h1>Your meeting</h1><h1>Your day</h1>
					a heading that says little as a line | <h1>Your meeting</h1><h2>When</h2>
					two headings say the same | <h1>Your meeting</h1><h2>Your meeting</h2>
					a number that phones do not dial | <h1>Your meeting</h1><a href="tel:+441632960001,,123%23">Ring</a>
					something is wider than the screen | <h1>Your meeting</h1><table width="500"><tr>\
					<td style="font-family: Arial">Hello</td></tr></table>
					text is hard to see | <h1>Your meeting</h1><p style="color: #cccccc; background: #ffffff">Hello</p>
					text is hard to see in the dark | <h1>Your meeting</h1></div><p lang="en-GB" style="background: #ffffff">Hello</p>
					a text colour without a background | <h1>Your meeting</h1></div>\
					<p lang="en-GB" style="color: #333333">Hello</p>
					white-space, which Outlook ignores | <h1>Your meeting</h1><p style="white-space: pre">Hello</p>
					max-width without a width, which Outlook ignores | <h1>Your meeting</h1><p style="max-width: 9em">Hello</p>
					a cell without a font | <h1>Your meeting</h1><table><tr><td>Hello</td></tr></table>
					""")
	void whatWouldStopSomebodyInALetterIsFound(String fault, String body) {
		found(fault, this.page.letters(List.of(LETTER.formatted(body))).getFirst());
	}

	private static void found(String fault, List<Finding> findings) {
		List<String> kinds = findings.stream().map(Finding::what).distinct().toList();
		if (fault.equals("nothing")) {
			assertThat(kinds).isEmpty();
		}
		else {
			assertThat(kinds).contains(fault);
		}
	}

}
