package io.convenor.chat.cards;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Something to press on a card, with a name short enough to be read on a phone. What is
 * filled in comes with every press; no client is relied on to leave it out.
 */
public final class Button {

	/** Characters of a title; clients cut what is longer. */
	public static final int LONGEST = 25;

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private static final Set<String> SAFE_SCHEMES = Set.of("https", "http", "mailto", "tel", "msteams");

	private final ObjectNode json = JSON.objectNode();

	private boolean first;

	private @Nullable Question question;

	private Button(String type, String title) {
		this.json.put("type", type).put("title", Plain.line(title));
	}

	/**
	 * Asks the bot to do something: the step that {@code CardButtons} name for this verb.
	 */
	public static Button press(String verb, String title) {
		Button button = new Button("Action.Execute", title);
		button.json.put("verb", verb);
		button.json.putObject("data").putObject(Card.OURS);
		return button;
	}

	/**
	 * Shows the card as it is now. Where it may be old that comes before all else, so it
	 * is the first of its buttons.
	 */
	public static Button lookAgain(String verb) {
		Button button = press(verb, "Look again");
		button.first = true;
		return button;
	}

	/** Opens a page. */
	public static Button open(String title, URI address) {
		if (address.getScheme() == null || !SAFE_SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))) {
			throw new IllegalArgumentException("A button only opens web, mail and telephone addresses");
		}
		Button button = new Button("Action.OpenUrl", title);
		button.json.put("url", address.toString());
		return button;
	}

	/** Carries a value back to its step. */
	public Button with(String name, String value) {
		this.json.withObject("/data/" + Card.OURS + "/carries").put(name, value);
		return this;
	}

	/**
	 * Asks once more before it is done, since it cannot be undone.
	 * @param opener what is pressed first; this button is then below it
	 * @param consequence what will be lost or told
	 */
	public Button asking(String opener, String consequence) {
		this.question = new Question(opener, consequence);
		return this;
	}

	/** What a screen reader says in addition. */
	public Button explained(String tooltip) {
		this.json.put("tooltip", Plain.line(tooltip));
		return this;
	}

	boolean isFirst() {
		return this.first;
	}

	/** How many characters its title takes where it stands in a row. */
	int width(String item) {
		return ((this.question != null) ? this.question.opener : this.json.path("title").asText()).length()
				+ item.length();
	}

	/**
	 * The button as JSON.
	 * @param item what of several things it is for, as part of its name
	 * @param form the form it is on, where there is one
	 */
	ObjectNode json(String item, @Nullable String form) {
		ObjectNode button = this.json.deepCopy();
		String title = named(button.path("title").asText(), item);
		button.put("title", title);
		if (button.has("verb")) {
			ObjectNode ours = (ObjectNode) button.at("/data/" + Card.OURS);
			if (form != null) {
				ours.put(Card.FORM, form);
			}
			button.set("fallback", fallback(title, button.path("verb").asText(), ours));
		}
		return (this.question != null) ? this.question.asked(button, item) : button;
	}

	/** What clients press that do not know how to execute. */
	private static ObjectNode fallback(String title, String verb, ObjectNode ours) {
		ObjectNode fallback = JSON.objectNode().put("type", "Action.Submit").put("title", title);
		fallback.putObject("data").set(Card.OURS, ours.deepCopy().put(Card.PRESSED, verb));
		return fallback;
	}

	private static String named(String title, String item) {
		String named = title + item;
		if (named.length() > LONGEST) {
			throw new IllegalArgumentException("A button's title has at most %d characters, and “%s” has %d"
				.formatted(LONGEST, named, named.length()));
		}
		return named;
	}

	private record Question(String opener, String consequence) {

		ObjectNode asked(ObjectNode button, String item) {
			ObjectNode opening = JSON.objectNode()
				.put("type", "Action.ShowCard")
				.put("title", named(Plain.line(this.opener), item));
			ObjectNode card = opening.putObject("card").put("type", "AdaptiveCard");
			ObjectNode sentence = card.putArray("body").addObject().put("type", "RichTextBlock");
			sentence.putArray("inlines").addObject().put("type", "TextRun").put("text", Plain.run(this.consequence));
			card.putArray("actions").add(button);
			return opening;
		}

	}

}
