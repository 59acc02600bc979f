package io.convenor.chat.cards;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something to press on a card. */
public final class Button {

	private static final Set<String> SAFE_SCHEMES = Set.of("https", "http", "mailto", "tel", "msteams");

	private final ObjectNode json = JsonNodeFactory.instance.objectNode();

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

	/** Leaves what is filled in out, so that an empty form does not stop it. */
	public Button withoutAnswers() {
		this.json.put("associatedInputs", "none");
		return this;
	}

	/** The one that most people will press. */
	public Button primary() {
		this.json.put("style", "positive");
		return this;
	}

	/** One that takes something away. */
	public Button destructive() {
		this.json.put("style", "destructive");
		return this;
	}

	/** What a screen reader says in addition. */
	public Button explained(String tooltip) {
		this.json.put("tooltip", Plain.line(tooltip));
		return this;
	}

	ObjectNode json() {
		return this.json.deepCopy();
	}

}
