package io.convenor.timescales;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a meeting on Teams lets people do. Whatever kind of meeting is not named has what
 * holds for every kind; who comes in without being let in is no question of a rule.
 *
 * @param everyKind what holds where nothing else is said
 * @param byKind what holds for some kinds, by their name in files
 */
public record TeamsMeetings(Allowed everyKind, Map<String, Allowed> byKind) {

	public TeamsMeetings {
		byKind = Collections.unmodifiableMap(new LinkedHashMap<>(byKind));
	}

	/** What holds for a kind of meeting, by its name in files. */
	public Allowed of(String kind) {
		return this.byKind.getOrDefault(kind, this.everyKind);
	}

	/** The kinds for which something of their own is said. */
	public Set<String> kinds() {
		return this.byKind.keySet();
	}

	/** What a meeting lets people do, each with who says so. */
	public record Allowed(Option recording, Option transcription, Chat chat, Presenting presenting) {
	}

	/** Something that is allowed or not. */
	public record Option(@JsonProperty("value") Answer answer, String source) {

		public boolean isAllowed() {
			return this.answer == Answer.ALLOWED;
		}

	}

	/** Who may write in the meeting's chat, whose list shows everybody to everybody. */
	public record Chat(@JsonProperty("value") When when, String source) {
	}

	/** Who shows things to the others. */
	public record Presenting(@JsonProperty("value") Who who, String source) {
	}

	/** How a rule set answers. */
	public enum Answer {

		ALLOWED, NOT_ALLOWED

	}

	/** When people may write in the chat. */
	public enum When {

		NEVER, DURING_THE_MEETING, ALWAYS

	}

	/** Who may show things. */
	public enum Who {

		THE_CHAIR_ALONE, THE_CHAIR_AND_THE_MINUTE_TAKER, PROFESSIONALS

	}

}
