package io.convenor.outcomes;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What people type for a name, a number or an address: tidily, in haste, or so that
 * nobody finds it.
 */
final class Spellings {

	private static final int FULL_WIDTH = 0xFEE0;

	private static final int BOLD_A = 0x1D400;

	private static final Map<Character, Character> LOOK_ALIKES = Map.ofEntries(Map.entry('a', '\u0430'),
			Map.entry('e', '\u0435'), Map.entry('o', '\u043E'), Map.entry('c', '\u0441'), Map.entry('p', '\u0440'),
			Map.entry('i', '\u0456'), Map.entry('K', '\u041A'), Map.entry('M', '\u041C'), Map.entry('T', '\u0422'),
			Map.entry('C', '\u0421'), Map.entry('A', '\u0391'), Map.entry('R', '\u13A1'), Map.entry('B', '\u0412'));

	private static final Set<String> EVERYDAY = Set.of("will", "grace", "dean", "young", "miles");

	private static final String[] NUMERALS = { "oh", "one", "two", "three", "four", "five", "six", "seven", "eight",
			"nine" };

	private static final String[] MONTHS = { "January", "February", "March", "April", "May", "June", "July", "August",
			"September", "October", "November", "December" };

	private static final List<String> ROADS = List.of("Mill Lane", "Station Road", "High Street", "Elm Grove",
			"Victoria Avenue", "St Mary's Close", "Priory Court", "King's Drive", "Orchard Way", "Albert Terrace",
			"Abbey Gardens", "Church Hill", "Nelson Square", "Kestrel Rise");

	private static final List<String> PLACES = List.of("at the refuge", "at the women's refuge", "at the new flat",
			"at her new address", "at Rose Cottage", "at The Old Rectory", "at the women's aid office",
			"at the safe house", "at the hostel", "at her flat", "at his mum's", "in Leeds", "near Kettering",
			"at the mother and baby unit", "at Kestrel House", "in RG40", "at the secret address",
			"at their temporary accommodation");

	private final Random random;

	Spellings(Random random) {
		this.random = random;
	}

	/** Whether it is a word of its own in small letters. */
	static boolean isEveryday(String name) {
		return EVERYDAY.contains(name.toLowerCase(Locale.ROOT));
	}

	/** A first name or a full name as somebody might write it. */
	String name(String name) {
		boolean everyday = isEveryday(name);
		return switch (this.random.nextInt(14)) {
			case 0 -> name.toUpperCase(Locale.ROOT);
			case 1 -> lookAlike(name);
			case 2 -> name.replaceAll("(\\p{L})(\\p{L})", "$1\u200B$2");
			case 3 -> Normalizer.normalize(name, Normalizer.Form.NFD);
			case 4 -> name.replace("i", "1").replace("e", "3").replace("o", "0");
			case 5 -> fullWidth(name);
			case 6 -> bold(name);
			case 7 -> everyday ? name : name.toLowerCase(Locale.ROOT);
			case 8 -> Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
			case 9 -> name.replace(" ", "\u00A0 ");
			case 10 ->
				(name.length() > 2 && !name.contains(" ") && !everyday) ? String.join(" ", name.split("")) : name;
			case 11 -> name.substring(0, 1) + "\u0301" + name.substring(1);
			default -> name;
		};
	}

	/** Two letters in each other's place, or one more. */
	String misspelt(String name) {
		int at = 1 + this.random.nextInt(name.length() - 2);
		return this.random.nextBoolean() ? name.substring(0, at) + name.charAt(at) + name.substring(at)
				: name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
	}

	/** Whatever leads to somebody, with the word that goes before it. */
	String contact() {
		return switch (this.random.nextInt(8)) {
			case 0 -> "on " + telephone();
			case 1 -> "with NHS number " + nhsNumber();
			case 2 -> "for the child " + born();
			case 3 -> "at " + postcode();
			case 4, 5 -> "at " + address();
			case 6 -> pick(List.of("by ruth@safe.example", "by ruth.t (at) safe.example", "by ruth\uFF20safe.example",
					"by ruth [at] safe [dot] example", "by r@safe.example"));
			default -> disguised(pick(PLACES));
		};
	}

	private String telephone() {
		String digits = pick(List.of("07700900", "01632960", "02079460")) + "4" + digits(2);
		String area = digits.substring(0, 5);
		String rest = digits.substring(5);
		return switch (this.random.nextInt(14)) {
			case 0 -> digits;
			case 1 -> area + " " + rest;
			case 2 -> "+44 " + area.substring(1) + " " + rest;
			case 3 -> "+44 (0)" + area.substring(1) + " " + rest;
			case 4 -> "0044" + area.substring(1) + rest;
			case 5 -> "(" + area + ") " + rest;
			case 6 -> String.join(" ", digits.split(""));
			case 7 -> digits.replaceAll("(\\d{3})", "$1-");
			case 8 -> digits.replace('0', 'o');
			case 9 -> digits.replace('0', 'O').replace('1', 'l');
			case 10 -> digits.chars()
				.mapToObj((digit) -> NUMERALS[digit - '0'])
				.collect(Collectors.joining(this.random.nextBoolean() ? " " : ", "));
			case 11 -> digits.chars()
				.mapToObj((digit) -> Character.toString(digit - '0' + '\u0660'))
				.collect(Collectors.joining());
			case 12 -> area + "/" + rest.substring(0, 3) + "/" + rest.substring(3);
			default -> fullWidth(digits);
		};
	}

	private String nhsNumber() {
		while (true) {
			String nine = "9" + digits(8);
			int sum = 0;
			for (int i = 0; i < 9; i++) {
				sum += (nine.charAt(i) - '0') * (10 - i);
			}
			int check = (11 - sum % 11) % 11;
			if (check < 10) {
				String all = nine + check;
				return pick(List.of(all, all.substring(0, 3) + " " + all.substring(3, 6) + " " + all.substring(6),
						all.substring(0, 3) + "-" + all.substring(3, 6) + "-" + all.substring(6)));
			}
		}
	}

	private String born() {
		int day = 1 + this.random.nextInt(28);
		int month = 1 + this.random.nextInt(12);
		int year = 2009 + this.random.nextInt(16);
		String name = MONTHS[month - 1];
		String date = switch (this.random.nextInt(11)) {
			case 0 -> "%02d/%02d/%d".formatted(day, month, year);
			case 1 -> "%d.%d.%02d".formatted(day, month, year % 100);
			case 2 -> "%d %s %d".formatted(day, name, year);
			case 3 -> "%d-%02d-%02d".formatted(year, month, day);
			case 4 -> "%dth of %s %d".formatted(day, name, year);
			case 5 -> "%d-%s-%d".formatted(day, name.substring(0, 3), year);
			case 6 -> "%s %d, %d".formatted(name, day, year);
			case 7 -> "%s %dth %d".formatted(name, day, year);
			case 8 -> "%02d %02d %d".formatted(day, month, year);
			case 9 -> "%02d%02d%d".formatted(day, month, year);
			default -> "%d / %d / %d".formatted(day, month, year);
		};
		return pick(List.of("born ", "dob ", "DOB: ", "D.O.B. ", "born on ", "date of birth ")) + date;
	}

	private String postcode() {
		String outward = pick(List.of("RG", "M", "SW", "LS", "N")) + (1 + this.random.nextInt(9));
		String inward = this.random.nextInt(10) + pick(List.of("BN", "QA", "XY", "TD"));
		return pick(List.of(outward + " " + inward, outward + inward, outward.toLowerCase(Locale.ROOT) + " " + inward,
				outward + "\u00A0" + inward, outward + "-" + inward, outward + "  " + inward,
				lookAlike(outward + " " + inward), (outward + inward).toLowerCase(Locale.ROOT),
				fullWidth(outward + " " + inward)));
	}

	private String address() {
		String road = pick(ROADS);
		int number = 1 + this.random.nextInt(140);
		String plain = switch (this.random.nextInt(12)) {
			case 0 -> number + ", " + road;
			case 1 -> "No. " + number + " " + road;
			case 2 -> "number " + number + " " + road;
			case 3 -> number + "a " + road;
			case 4 -> "Flat 2, " + number + " " + road;
			case 5 -> "flat " + (1 + this.random.nextInt(30)) + ", " + road;
			case 6 -> number + "-" + (number + 2) + " " + road;
			case 7 -> "fourteen " + pick(ROADS.subList(0, 5));
			case 8 -> road + " " + number;
			case 9 -> (number + " " + road).toLowerCase(Locale.ROOT);
			case 10 -> number + "/" + (1 + this.random.nextInt(9)) + " " + road;
			default -> number + " " + road;
		};
		return disguised(plain);
	}

	/** As it is, three times of four. */
	private String disguised(String text) {
		return switch (this.random.nextInt(16)) {
			case 0 -> lookAlike(text);
			case 1 -> fullWidth(text);
			case 2 -> text.replaceAll("(\\p{L})(\\p{L})", "$1\u200B$2");
			case 3 -> text.replace(" ", "\u00A0");
			default -> text;
		};
	}

	private static String lookAlike(String text) {
		return text.chars()
			.mapToObj((each) -> Character.toString(LOOK_ALIKES.getOrDefault((char) each, (char) each)))
			.collect(Collectors.joining());
	}

	private static String fullWidth(String text) {
		return text.chars()
			.mapToObj((each) -> Character
				.toString((each > ' ' && each < 127 && Character.isLetterOrDigit(each)) ? each + FULL_WIDTH : each))
			.collect(Collectors.joining());
	}

	private static String bold(String text) {
		return text.chars()
			.mapToObj((each) -> (each >= 'A' && each <= 'Z') ? Character.toString(each - 'A' + BOLD_A)
					: (each >= 'a' && each <= 'z') ? Character.toString(each - 'a' + BOLD_A + 26)
							: Character.toString(each))
			.collect(Collectors.joining());
	}

	private String digits(int many) {
		return this.random.ints(many, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
	}

	private <T> T pick(List<T> all) {
		return all.get(this.random.nextInt(all.size()));
	}

}
