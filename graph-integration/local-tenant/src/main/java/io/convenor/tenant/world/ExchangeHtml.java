package io.convenor.tenant.world;

import java.util.regex.Pattern;

import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.ItemBody;

/**
 * HTML as Exchange keeps it: it never gives back letter for letter what it was given.
 */
final class ExchangeHtml {

	private static final String META = "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">";

	private static final Pattern STYLE = Pattern.compile("style=\"([^\"]*)\"");

	private ExchangeHtml() {
	}

	static ItemBody rewritten(ItemBody body) {
		if (body.getContentType() != BodyType.Html || body.getContent() == null || body.getContent().isEmpty()) {
			return body;
		}
		ItemBody rewritten = new ItemBody();
		rewritten.setContentType(BodyType.Html);
		rewritten.setContent(rewritten(body.getContent()));
		return rewritten;
	}

	static String rewritten(String html) {
		String page = html.replaceFirst("(?is)^\\s*<!DOCTYPE[^>]*>\\s*", "")
			.replaceFirst("(?i)<html\\b[^>]*>", "<html>");
		String dressed = page.contains(META) ? page
				: page.matches("(?is).*<head>.*") ? page.replaceFirst("(?i)<head>", "<head>" + META)
						: page.replaceFirst("(?i)<html>", "<html><head>" + META + "</head>");
		return STYLE.matcher(dressed)
			.replaceAll((style) -> java.util.regex.Matcher
				.quoteReplacement("style=\"" + style.group(1).replaceAll("([:,])\\s+", "$1") + "\""))
			.replaceAll("\\r?\\n", "\r\n")
			.replace("&#39;", "'");
	}

}
