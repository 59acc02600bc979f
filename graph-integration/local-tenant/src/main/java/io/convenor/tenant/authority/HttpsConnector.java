package io.convenor.tenant.authority;

import java.net.URI;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.net.SSLHostConfigCertificate.Type;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/**
 * The tenant's second door, by https beside the first by http, and the one that the
 * authority gives as its address.
 */
final class HttpsConnector implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>,
		ApplicationListener<WebServerInitializedEvent> {

	private final Authority authority;

	private final Connector connector;

	HttpsConnector(Authority authority, LocalhostCertificate certificate, int port) {
		this.authority = authority;
		this.connector = connector(certificate, port);
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addAdditionalConnectors(this.connector);
	}

	@Override
	public void onApplicationEvent(WebServerInitializedEvent event) {
		this.authority.servedAt(URI.create("https://localhost:" + this.connector.getLocalPort()));
	}

	private static Connector connector(LocalhostCertificate certificate, int port) {
		Connector connector = new Connector("HTTP/1.1");
		connector.setPort(port);
		connector.setScheme("https");
		connector.setSecure(true);
		connector.setProperty("address", "127.0.0.1");
		if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
			protocol.setSSLEnabled(true);
			protocol.addSslHostConfig(hostConfig(certificate));
		}
		return connector;
	}

	private static SSLHostConfig hostConfig(LocalhostCertificate certificate) {
		SSLHostConfig config = new SSLHostConfig();
		SSLHostConfigCertificate entry = new SSLHostConfigCertificate(config, Type.UNDEFINED);
		entry.setCertificateKeystore(certificate.keyStore());
		entry.setCertificateKeystorePassword("");
		entry.setCertificateKeyAlias("localhost");
		config.addCertificate(entry);
		return config;
	}

}
