package io.convenor.replies;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * What somebody typed, as plain text: first what is new, then what stood below it from
 * earlier mails. Nothing of it is ever run, followed or loaded.
 *
 * @param fresh what is new; all of it where that cannot be told
 * @param earlier what it answers, as it was quoted; empty where nothing was
 */
public record Typed(String fresh, String earlier) {

	private static final int LONGEST = 60_000;

	private static final String CUT_OFF = "\n[It goes on. The rest is in the mailbox.]";

	/** Stands in the text where an element says that what follows is quoted. */
	private static final String QUOTED_FROM_HERE = "\uE000";

	private static final String QUOTES = "blockquote[type=cite], .gmail_quote, .gmail_quote_container, "
			+ "#divRplyFwdMsg, #appendonsend, .moz-cite-prefix, .yahoo_quoted, .yahooMailQuote, "
			+ "#mail-editor-reference-message-container, .protonmail_quote";

	private static final Pattern BLOCK = Pattern
		.compile("p|div|tr|li|ul|ol|table|h[1-6]|blockquote|pre|section|article|header|footer|hr");

	/** How mail programs begin what they quote, where they do not mark it otherwise. */
	private static final Pattern QUOTE_BEGINS = Pattern.compile("(?m)" + QUOTED_FROM_HERE
			+ "|^[ \\t]*-{2,}[ \\t]*(?:Original Message|Original Appointment|Forwarded message|Neges wreiddiol)[^\\n]*$"
			+ "|^[ \\t]*On [^\\n]{3,200}(?:\\n[^\\n]{0,120})?wrote:[ \\t]*$" + "|^[ \\t]*_{20,}[ \\t]*$"
			+ "|^[ \\t]*\\*?From:\\*?[ \\t][^\\n]+\\n(?:[ \\t]*\\n)?[ \\t]*\\*?(?:Sent|Date|To):\\*?[ \\t]");

	/** The body of a mail, made plain. */
	public static Typed of(String body, boolean html) {
		String text = tidy(html ? plain(body) : body);
		Matcher begins = QUOTE_BEGINS.matcher(text);
		int cut = begins.find() ? begins.start() : text.length();
		Typed byMarks = withoutQuotedLines(text.substring(0, cut));
		String earlier = join(byMarks.earlier, text.substring(cut));
		// Who answers below or between the lines has nothing above them.
		return byMarks.fresh.isBlank() ? new Typed(shortened(clean(text)), "")
				: new Typed(shortened(clean(byMarks.fresh)), shortened(clean(earlier)));
	}

	public boolean isBlank() {
		return this.fresh.isBlank();
	}

	private static Typed withoutQuotedLines(String text) {
		List<String> fresh = new ArrayList<>();
		List<String> quoted = new ArrayList<>();
		text.lines().forEach((line) -> (line.stripLeading().startsWith(">") ? quoted : fresh).add(line));
		return new Typed(String.join("\n", fresh), String.join("\n", quoted));
	}

	private static String join(String one, String other) {
		return one.isBlank() ? other : one + "\n" + other;
	}

	private static String plain(String html) {
		Document document = Jsoup.parse(html);
		document.select("head, style, script, title, template, noscript").remove();
		var text = new StringBuilder();
		Element quote = document.selectFirst(QUOTES);
		document.traverse(new NodeVisitor() {
			@Override
			public void head(Node node, int depth) {
				if (node.equals(quote)) {
					text.append('\n').append(QUOTED_FROM_HERE);
				}
				if (node instanceof TextNode words) {
					append(text, words.text());
				}
				else if (node instanceof Element element) {
					begin(text, element);
				}
			}

			@Override
			public void tail(Node node, int depth) {
				if (node instanceof Element element && isBlock(element)) {
					newLine(text);
				}
			}
		});
		return text.toString();
	}

	private static void begin(StringBuilder text, Element element) {
		switch (element.normalName()) {
			case "br" -> text.append('\n');
			case "img" -> append(text, "[picture]");
			case "li" -> {
				newLine(text);
				text.append("- ");
			}
			default -> {
				if (isBlock(element)) {
					newLine(text);
				}
			}
		}
	}

	private static boolean isBlock(Element element) {
		return BLOCK.matcher(element.normalName()).matches();
	}

	private static void append(StringBuilder text, String words) {
		boolean lineBegins = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
		text.append(lineBegins ? words.stripLeading() : words);
	}

	private static void newLine(StringBuilder text) {
		if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
			text.append('\n');
		}
	}

	/** No table takes NUL or half a character, and no eye sees a control character. */
	private static String tidy(String text) {
		String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
		return whole.replace("\r\n", "\n")
			.replace('\r', '\n')
			.replace('\u00A0', ' ')
			.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
	}

	private static String clean(String text) {
		return text.replace(QUOTED_FROM_HERE, "")
			.replaceAll("[ \\t]+(?=\\n|$)", "")
			.replaceAll("\\n{3,}", "\n\n")
			.strip();
	}

	private static String shortened(String text) {
		if (text.length() <= LONGEST) {
			return text;
		}
		int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
		return text.substring(0, end) + CUT_OFF;
	}

	/**
	 * Whether it says more than that something is attached, or than thanks: then somebody
	 * should read it, whatever came with it.
	 */
	public boolean saysMoreThanACover() {
		return Cover.remainsOf(this.fresh).length() > 0;
	}

	/** Whether it speaks of a file that was to come with it. */
	public boolean speaksOfAFile() {
		String small = this.fresh.toLowerCase(Locale.UK);
		return small.contains("attach") || small.contains("enclos");
	}

}
