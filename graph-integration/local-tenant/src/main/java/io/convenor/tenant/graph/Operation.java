package io.convenor.tenant.graph;

import org.springframework.web.util.pattern.PathPattern;

/**
 * Something Graph can be asked for.
 *
 * @param template the path beneath the version, with its ids left open
 * @param cost what Graph charges for it, in resource units
 */
record Operation(String method, String template, PathPattern pattern, Needs needs, int cost, Handler handler) {

	/**
	 * Does what is asked for.
	 */
	interface Handler {

		Answer handle(GraphRequest request);

	}

}
