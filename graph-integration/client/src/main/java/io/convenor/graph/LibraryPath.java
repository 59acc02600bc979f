package io.convenor.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A place in the document library that SharePoint will take, whatever a file was called
 * before. The same names always lead to the same place.
 *
 * @param folders from the library's root down
 */
record LibraryPath(List<String> folders, String name) {

	private static final int LONGEST_NAME = 128;

	private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul", "desktop.ini", ".lock", "forms");

	LibraryPath {
		folders = List.copyOf(folders);
	}

	static LibraryPath of(String folder, String name) {
		List<String> folders = Arrays.stream(folder.split("[/\\\\]"))
			.filter((each) -> !each.isBlank())
			.map(LibraryPath::safe)
			.toList();
		return new LibraryPath(folders, safe(name));
	}

	/** As Graph addresses an item by its path. */
	String itemId() {
		String parents = this.folders.stream().map((folder) -> folder + "/").collect(Collectors.joining());
		return "root:/" + parents + this.name + ":";
	}

	private static String safe(String name) {
		String safe = name.replaceAll("[\"*:<>?/\\\\|\\p{Cntrl}\\p{Cf}]", "-")
			.replace("_vti_", "-vti-")
			.strip()
			.replaceAll("^[~.\\s]+|[.\\s]+$", "");
		if (safe.isEmpty()) {
			return "file";
		}
		String shorter = shorten(safe);
		return reserved(shorter) ? "-" + shorter : shorter;
	}

	private static boolean reserved(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		String stem = lower.contains(".") ? lower.substring(0, lower.indexOf('.')) : lower;
		return RESERVED.contains(lower) || RESERVED.contains(stem) || stem.matches("(com|lpt)\\d");
	}

	private static String shorten(String name) {
		if (name.length() <= LONGEST_NAME) {
			return name;
		}
		int dot = name.lastIndexOf('.');
		String ending = (dot > 0 && name.length() - dot <= 10) ? name.substring(dot) : "";
		String stem = name.substring(0, LONGEST_NAME - ending.length());
		return (Character.isHighSurrogate(stem.charAt(stem.length() - 1)) ? stem.substring(0, stem.length() - 1) : stem)
			.stripTrailing() + ending;
	}

}
