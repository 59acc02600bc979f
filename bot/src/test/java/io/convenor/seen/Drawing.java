package io.convenor.seen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page on which cards are drawn by Microsoft's renderer with the settings of Teams, and
 * letters as a mail client draws them.
 */
final class Drawing {

	static final List<String> THEMES = List.of("light", "dark", "contrast");

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final String EMPTY = "<!doctype html><html lang='en-GB'><head><title>Seen</title><style id='renderer'>"
			+ "</style><style id='theme'></style></head><body></body></html>";

	/**
	 * In high contrast Teams knows few colours, and gives its meaning to none of them.
	 */
	private static final String CONTRAST = """
			.ac-pushButton, .ac-input { background-color: #000000 !important; color: #ffffff !important;
				border: 2px solid #ffffff !important }
			""";

	private final Page page;

	private Drawing(Page page) {
		this.page = page;
	}

	static Drawing on(Page page) {
		page.setContent(EMPTY);
		page.addScriptTag(new Page.AddScriptTagOptions().setPath(packages("adaptivecards/dist/adaptivecards.min.js")));
		page.addScriptTag(new Page.AddScriptTagOptions().setPath(Browser.PACKAGES.resolve("look.js")));
		page.evaluate("(css) => document.getElementById('renderer').textContent = css",
				read(packages("adaptivecards/dist/adaptivecards.css")));
		String light = read(packages("adaptivecards-designer/lib/hostConfigs/microsoft-teams-light.json"));
		String dark = read(packages("adaptivecards-designer/lib/hostConfigs/microsoft-teams-dark.json"));
		String darkStyles = read(packages("adaptivecards-designer/dist/containers/teams-container-dark.css"));
		theme(page, "light", light, read(packages("adaptivecards-designer/dist/containers/teams-container-light.css")));
		theme(page, "dark", dark, darkStyles);
		theme(page, "contrast", inHighContrast(dark), darkStyles + CONTRAST);
		return new Drawing(page);
	}

	private static void theme(Page page, String name, String hostConfig, String css) {
		page.evaluate("([name, config, css]) => look.theme(name, JSON.parse(config), css)",
				List.of(name, hostConfig, css));
	}

	private static String inHighContrast(String dark) {
		JsonNode config = JSON.readTree(dark);
		config.path("containerStyles").forEach((style) -> {
			((ObjectNode) style).put("backgroundColor", "#000000");
			style.path("foregroundColors")
				.forEach((colour) -> ((ObjectNode) colour).put("default", "#ffffff").put("subtle", "#ffffff"));
		});
		return config.toString();
	}

	/** What is found on each card, drawn in each theme. */
	List<List<Finding>> cards(List<String> cards) {
		List<List<Finding>> found = new ArrayList<>(cards.stream().map((_) -> new ArrayList<Finding>()).toList());
		for (String theme : THEMES) {
			List<List<Finding>> now = findings("([all, theme]) => JSON.stringify(look.cards(all, theme))",
					List.of(cards, theme));
			for (int i = 0; i < now.size(); i++) {
				found.get(i).addAll(now.get(i));
			}
		}
		return found;
	}

	/** How far it is to the end of each card's first button and to its own, in pixels. */
	List<List<Integer>> heights(List<String> cards) {
		String json = (String) this.page.evaluate("(all) => JSON.stringify(look.heights(all))", cards);
		return JSON.readValue(json, new TypeReference<List<List<Integer>>>() {
		});
	}

	/** What is found on each letter. */
	List<List<Finding>> letters(List<String> letters) {
		return findings("(all) => JSON.stringify(look.letters(all))", letters);
	}

	/** One picture of all of these cards, each as wide as a telephone, below its kind. */
	byte[] sheetOfCards(List<List<String>> cards) {
		return sheet("look.sheetOfCards", cards, 375);
	}

	/** One picture of all of these letters. */
	byte[] sheetOfLetters(List<List<String>> letters) {
		return sheet("look.sheetOfLetters", letters, 320);
	}

	/** As WebP, which takes a third of what PNG does. */
	private byte[] sheet(String function, List<List<String>> all, int width) {
		this.page.evaluate("([all, width]) => " + function + "(all, width)", List.of(all, width));
		this.page.setViewportSize((int) this.page.evaluate("document.documentElement.scrollWidth"), 800);
		JsonObject wanted = new JsonObject();
		wanted.addProperty("format", "webp");
		wanted.addProperty("quality", 40);
		wanted.addProperty("captureBeyondViewport", true);
		JsonObject picture = this.page.context().newCDPSession(this.page).send("Page.captureScreenshot", wanted);
		return Base64.getDecoder().decode(picture.get("data").getAsString());
	}

	private List<List<Finding>> findings(String script, Object argument) {
		String json = (String) this.page.evaluate(script, argument);
		return JSON.readValue(json, new TypeReference<List<List<List<String>>>>() {
		})
			.stream()
			.map((found) -> found.stream().map((each) -> new Finding(each.get(0), each.get(1))).toList())
			.toList();
	}

	private static Path packages(String file) {
		return Browser.PACKAGES.resolve("node_modules").resolve(file);
	}

	static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("npm has not installed " + file, ex);
		}
	}

	/**
	 * Something that would stop somebody.
	 *
	 * @param what the kind of it
	 * @param where the text it is about
	 */
	record Finding(String what, String where) {

	}

}
