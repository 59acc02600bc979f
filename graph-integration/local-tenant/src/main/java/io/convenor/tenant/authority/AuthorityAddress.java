package io.convenor.tenant.authority;

import java.net.URI;
import java.util.stream.Stream;

import org.apache.catalina.connector.Connector;

import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/** Tells the authority its own address once the tenant's https port is open. */
final class AuthorityAddress implements ApplicationListener<WebServerInitializedEvent> {

	private final Authority authority;

	AuthorityAddress(Authority authority) {
		this.authority = authority;
	}

	@Override
	public void onApplicationEvent(WebServerInitializedEvent event) {
		if (event.getWebServer() instanceof TomcatWebServer server) {
			Stream.of(server.getTomcat().getService().findConnectors())
				.filter(Connector::getSecure)
				.findFirst()
				.ifPresent((connector) -> this.authority
					.servedAt(URI.create("https://localhost:" + connector.getLocalPort())));
		}
	}

}
