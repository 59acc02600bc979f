package io.convenor.tenant.graph;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Graph takes several spellings of one path; this settles on one.
 */
final class Dialect {

	private static final Pattern BRACKETS = Pattern.compile("/([A-Za-z.]+)\\((?:'([^'/]*)')?\\)(?=/|$)");

	private static final Pattern COLON_PATH = Pattern.compile("^(/drives/[^/]+/(?:items/)?[^/:]+):/(.*?)(?::(/.*)?)?$");

	private Dialect() {
	}

	/**
	 * The path with no {@code microsoft.graph.} before a type or action, no empty
	 * brackets, no key in brackets, and a drive's colon path as one segment.
	 */
	static String settled(String rawPath) {
		String path = rawPath.replaceAll("(?i)%28", "(")
			.replaceAll("(?i)%29", ")")
			.replace("%27", "'")
			.replace("%24", "$");
		Matcher brackets = BRACKETS.matcher(path);
		path = brackets.replaceAll((match) -> Matcher
			.quoteReplacement("/" + match.group(1) + ((match.group(2) != null) ? "/" + match.group(2) : "")));
		path = path.replaceAll("/(?:microsoft\\.graph|graph)\\.", "/");
		return colonPath(path);
	}

	private static String colonPath(String path) {
		Matcher matcher = COLON_PATH.matcher(path.replaceFirst("^(/drives/[^/]+)/root:", "$1/items/root:"));
		if (!matcher.matches()) {
			return path;
		}
		String rest = (matcher.group(3) != null) ? matcher.group(3) : "";
		return matcher.group(1) + "%3A%2F" + matcher.group(2).replace("/", "%2F") + "%3A" + rest;
	}

}
