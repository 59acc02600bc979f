package io.convenor.chat.cards;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Buttons one below the other, or beside each other where they are short enough for a
 * phone. What comes after the first few is behind a menu.
 */
final class ButtonRows {

	/** In sight; the others are in the menu of the last row. */
	static final int IN_SIGHT = 6;

	static final int IN_A_ROW = 3;

	/**
	 * Characters that fit beside each other at 320 pixels, a button's own edges among
	 * them.
	 */
	private static final int WIDTH = 36;

	private static final int EDGES = 7;

	private ButtonRows() {
	}

	static List<ObjectNode> of(List<Button> buttons, String item, @Nullable String form) {
		List<ObjectNode> rows = new ArrayList<>();
		int left = 0;
		for (Button button : buttons.subList(0, Math.min(IN_SIGHT, buttons.size()))) {
			int width = button.width(item) + EDGES;
			if (left < width || actions(rows).size() == IN_A_ROW) {
				rows.add(JsonNodeFactory.instance.objectNode().put("type", "ActionSet"));
				rows.getLast().putArray("actions");
				left = WIDTH;
			}
			actions(rows).add(button.json(item, form));
			left -= width;
		}
		buttons.stream()
			.skip(IN_SIGHT)
			.forEach((button) -> actions(rows).add(button.json(item, form).put("mode", "secondary")));
		return rows;
	}

	private static ArrayNode actions(List<ObjectNode> rows) {
		return (ArrayNode) rows.getLast().get("actions");
	}

}
