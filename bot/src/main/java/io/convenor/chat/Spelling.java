package io.convenor.chat;

/** How far apart two words are, counting swapped neighbours as one slip. */
final class Spelling {

	private static final int LONGEST = 60;

	private Spelling() {
	}

	/**
	 * The number of letters to add, drop, exchange or swap with a neighbour.
	 */
	static int distance(String one, String other) {
		if (one.length() > LONGEST || other.length() > LONGEST) {
			return LONGEST;
		}
		int[][] steps = new int[one.length() + 1][other.length() + 1];
		for (int i = 0; i <= one.length(); i++) {
			for (int j = 0; j <= other.length(); j++) {
				steps[i][j] = (i == 0 || j == 0) ? i + j : cheapest(steps, one, other, i, j);
			}
		}
		return steps[one.length()][other.length()];
	}

	private static int cheapest(int[][] steps, String one, String other, int i, int j) {
		int exchange = steps[i - 1][j - 1] + ((one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1);
		int least = Math.min(exchange, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
		boolean swapped = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
				&& one.charAt(i - 2) == other.charAt(j - 1);
		return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
	}

}
