package io.convenor.graph;

/** Pieces of OData filters, safe to build from what people type. */
final class Filters {

	private Filters() {
	}

	/** As a string literal, with the quotes in it doubled. */
	static String quoted(String value) {
		return "'" + value.replace("'", "''") + "'";
	}

}
