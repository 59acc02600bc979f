package io.convenor.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Left;
import io.convenor.conference.Viewer;
import io.convenor.drafts.Form;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person in front of Teams: reads what is on the card, fills it in and presses its
 * buttons, in words.
 */
public final class Screen {

	private final Turns turns;

	private final CardViews views;

	private final String person;

	private Press.Seen card;

	private Page page = Page.FIRST;

	private Left elsewhere = Left.NOTHING;

	private JsonNode json;

	private String said = "";

	private Viewer viewer;

	public Screen(Turns turns, CardViews views, String person) {
		this.turns = turns;
		this.views = views;
		this.person = person;
		this.viewer = Viewer.person(person);
	}

	/** Writes something in the personal chat. */
	public Screen says(String text) {
		this.viewer = Viewer.person(this.person);
		return shows(this.turns.said(turn(new Place.Personal("personal"), text)));
	}

	/** Writes something in a channel, mentioning the bot. */
	public Screen saysInAChannel(String text) {
		this.viewer = Viewer.SEVERAL;
		return shows(this.turns.said(turn(new Place.Channel("19:c;messageid=1", "team", "19:c", null), text)));
	}

	/** Presses the button with this title, with some of the fields filled in anew. */
	public Screen presses(String title, Map<String, String> filledIn) {
		Turns.Outcome outcome = pressed(title, filledIn);
		assertThat(outcome).isInstanceOf(Turns.Outcome.Answered.class);
		return shows(((Turns.Outcome.Answered) outcome).onTopOf(this.card));
	}

	/** Presses a button of something shown once, and is told why nothing is done. */
	public String refused(String title) {
		Turns.Outcome outcome = pressed(title, Map.of());
		assertThat(outcome).isInstanceOf(Turns.Outcome.Kept.class);
		return ((Turns.Outcome.Kept) outcome).sentence();
	}

	private Turns.Outcome pressed(String title, Map<String, String> filledIn) {
		JsonNode button = this.json.findParents("verb")
			.stream()
			.filter((each) -> each.path("title").asText().equals(title))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No button " + title + " on " + words()));
		Map<String, String> typed = new HashMap<>(fields());
		typed.putAll(filledIn);
		Map<String, String> carries = new HashMap<>();
		button.path("data")
			.path(Card.OURS)
			.path("carries")
			.properties()
			.forEach((each) -> carries.put(each.getKey(), each.getValue().asText()));
		return this.turns.pressed(turn(new Place.Personal("personal"), ""), button.path("verb").asText(),
				new Press(this.card, form(button), carries, typed));
	}

	private static String form(JsonNode button) {
		return button.path("data").path(Card.OURS).path(Card.FORM).asText();
	}

	public Screen presses(String title) {
		return presses(title, Map.of());
	}

	/**
	 * Presses the button that begins so and is for the one of several things whose line
	 * begins so, with some of the fields filled in anew.
	 */
	public Screen presses(String title, String thing, Map<String, String> filledIn) {
		String number = words().lines()
			.filter((line) -> line.matches("\\d+\\. .*") && line.substring(line.indexOf(' ') + 1).startsWith(thing))
			.map((line) -> line.substring(0, line.indexOf('.')))
			.findFirst()
			.orElseThrow(() -> new AssertionError("Nothing begins with " + thing + " on " + words()));
		return presses(
				buttons().stream()
					.filter((each) -> each.startsWith(title) && each.endsWith(" " + number))
					.findFirst()
					.orElseThrow(() -> new AssertionError("No button " + title + " " + number + " on " + words())),
				filledIn);
	}

	/** A second device that shows the same card. */
	public Screen secondDevice() {
		Screen other = new Screen(this.turns, this.views, this.person);
		other.card = this.card;
		other.page = this.page;
		other.json = this.json;
		return other;
	}

	/** Another person who got hold of the same card. */
	public Screen inTheHandsOf(String somebody) {
		Screen other = new Screen(this.turns, this.views, somebody);
		other.card = this.card;
		other.page = this.page;
		other.json = this.json;
		return other;
	}

	/** Opens the card of this kind about this. */
	public Screen opens(String kind, String subject) {
		this.said = "";
		return live(Reply.live(kind, subject));
	}

	/** The card as it is now, which is what a refresh shows. */
	public Screen refreshed() {
		return live(Reply.live(this.card.kind(), this.card.subject()));
	}

	/** Everything there is to read. */
	public String words() {
		if (this.json == null) {
			return this.said;
		}
		List<String> words = new ArrayList<>();
		read(this.json.path("body"), words);
		return (this.said.isEmpty() ? "" : this.said + "\n") + String.join("\n", words);
	}

	/** What stands in the fields. */
	public Map<String, String> fields() {
		Map<String, String> fields = new HashMap<>();
		this.json.findParents("id")
			.stream()
			.filter((each) -> each.path("type").asText().startsWith("Input."))
			.forEach((each) -> {
				if (each.has("value")) {
					fields.put(each.path("id").asText(), each.path("value").asText());
				}
			});
		return fields;
	}

	public List<String> buttons() {
		return this.json.findParents("verb").stream().map((each) -> each.path("title").asText()).toList();
	}

	/** What somebody who listens is told of each button and each field. */
	public List<String> names() {
		return names(this.json);
	}

	/** The same of a card that nobody is looking at. */
	public static List<String> names(JsonNode card) {
		return card.findParents("type")
			.stream()
			.filter((each) -> each.path("type").asText().matches("Input.*|Action[.](Execute|OpenUrl|ShowCard)"))
			.map((each) -> each.path(each.has("title") && !each.has("id") ? "title" : "label").asText())
			.toList();
	}

	public JsonNode json() {
		return this.json;
	}

	public Press.Seen card() {
		return this.card;
	}

	private Screen shows(Reply reply) {
		this.said = "";
		return switch (reply) {
			case Reply.Text text -> {
				this.json = null;
				this.said = text.text();
				yield this;
			}
			case Reply.Show show -> {
				this.card = null;
				this.json = show.card().json();
				yield this;
			}
			case Reply.Live live -> live(live);
			default -> throw new AssertionError("Nothing to see: " + reply);
		};
	}

	private Screen live(Reply.Live live) {
		boolean same = this.card != null && this.card.kind().equals(live.kind())
				&& this.card.subject().equals(live.subject());
		this.page = (live.page() != null) ? live.page() : same ? this.page : Page.FIRST;
		CardView.View view = this.views.of(live.kind(), live.subject(), this.page, this.viewer).found().orElse(null);
		if (view == null) {
			this.json = null;
			this.said = "What stood here is not shown any more. Type help to see what you can ask me for.";
			return this;
		}
		UUID id = UUID.randomUUID();
		this.card = new Press.Seen(id, live.kind(), live.subject(), view.version());
		Form kept = live.kept();
		Left left = (same ? this.elsewhere : Left.NOTHING).and((live.left() != null) ? live.left() : Left.NOTHING);
		this.elsewhere = view.card().elsewhere(left);
		Card shown = ((kept != null) ? view.card().keeping(kept) : view.card()).leaving(left);
		this.json = shown.stamped(id, view.version()).json();
		this.said = Optional.ofNullable(live.notice()).orElse("");
		return this;
	}

	private static void read(JsonNode node, List<String> words) {
		node.forEach((each) -> {
			switch (each.path("type").asText()) {
				case "TextBlock" -> words.add(each.path("text").asText());
				case "RichTextBlock" -> {
					StringBuilder line = new StringBuilder();
					each.path("inlines").forEach((run) -> line.append(run.path("text").asText()));
					words.add(line.toString());
				}
				case "Container" -> read(each.path("items"), words);
				case "ActionSet" -> each.path("actions").forEach((action) -> {
					words.add("[" + action.path("title").asText() + "]");
					read(action.path("card").path("body"), words);
				});
				default -> {
					words.add(each.path("label").asText() + ": " + each.path("value").asText());
					each.path("choices").forEach((choice) -> words.add("( ) " + choice.path("title").asText()));
				}
			}
		});
	}

	private Turn turn(Place place, String text) {
		return new Turn(new Speaker(this.person, "Somebody"), place, text, Locale.UK, UUID.randomUUID().toString(),
				Instant.EPOCH);
	}

}
