package io.convenor.seen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many of how many have what, as a table that is printed and kept beside the build.
 */
final class Figures {

	private final String title;

	private final Map<String, List<String>> found = new TreeMap<>();

	private int of;

	Figures(String title) {
		this.title = title;
	}

	/** One more was looked at, and this was found on it. */
	void add(String name, List<Drawing.Finding> findings) {
		this.of++;
		findings.forEach((finding) -> this.found.computeIfAbsent(finding.what(), (_) -> new ArrayList<>())
			.add(name + "\t" + finding.where()));
	}

	/** Everything that was found, by its kind, and where. */
	Map<String, List<String>> all() {
		return this.found;
	}

	/** Prints the table, and keeps it with every finding. */
	void print() {
		StringBuilder table = new StringBuilder("%n%s, %d of them:%n".formatted(this.title, this.of));
		this.found.forEach((what, where) -> table.append("  %-55s %5d times on %4d%n".formatted(what, where.size(),
				new LinkedHashSet<>(where.stream().map((each) -> each.substring(0, each.indexOf('\t'))).toList())
					.size())));
		System.out.print(table);
		StringBuilder all = new StringBuilder(table);
		this.found
			.forEach((what, where) -> where.forEach((each) -> all.append(what).append('\t').append(each).append('\n')));
		keep(this.title.replace(' ', '-') + ".txt", all.toString().getBytes(StandardCharsets.UTF_8));
	}

	/** Puts something beside the tables. */
	static void keep(String name, byte[] bytes) {
		try {
			Path folder = Files.createDirectories(Path.of("target", "seen"));
			Files.write(folder.resolve(name), bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
