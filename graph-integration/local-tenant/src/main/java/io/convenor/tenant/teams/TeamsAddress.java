package io.convenor.tenant.teams;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/** Where the tenant's connector answers, known once the web server listens. */
final class TeamsAddress implements ApplicationListener<WebServerInitializedEvent> {

	private volatile int port;

	@Override
	public void onApplicationEvent(WebServerInitializedEvent event) {
		this.port = event.getWebServer().getPort();
	}

	String root() {
		return "http://localhost:" + this.port;
	}

	String serviceUrl() {
		return root() + "/teams/";
	}

}
