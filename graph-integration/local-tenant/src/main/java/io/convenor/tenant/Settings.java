package io.convenor.tenant;

import java.time.Clock;
import java.time.Duration;

/**
 * How a tenant is started.
 *
 * @param httpPort where Graph, the console and the connector answer; 0 takes a free port
 * @param httpsPort where the authority answers; 0 takes a free port
 * @param clock the time in the tenant
 * @param roomsAnswerAfter how long a room's attendant takes over a request
 */
public record Settings(int httpPort, int httpsPort, Clock clock, Duration roomsAnswerAfter) {

	/**
	 * Free ports, and rooms that answer after a second.
	 */
	public static Settings with(Clock clock) {
		return new Settings(0, 0, clock, Duration.ofSeconds(1));
	}

	public Settings onPorts(int http, int https) {
		return new Settings(http, https, this.clock, this.roomsAnswerAfter);
	}

	public Settings roomsAnswerAfter(Duration delay) {
		return new Settings(this.httpPort, this.httpsPort, this.clock, delay);
	}

}
