package io.convenor.tenant;

import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/**
 * Opens the https port, with key material that never touches the disk.
 */
final class HttpsConnector {

	private HttpsConnector() {
	}

	static Connector on(int port, ServerCertificate identity) {
		Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
		connector.setScheme("https");
		connector.setSecure(true);
		connector.setPort(port);
		connector.setEncodedSolidusHandling("passthrough");
		connector.setProperty("address", LocalTenant.LOOPBACK);
		connector.setProperty("SSLEnabled", "true");
		SSLHostConfig host = new SSLHostConfig();
		SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(host,
				SSLHostConfigCertificate.Type.UNDEFINED);
		certificate.setCertificateKeystore(identity.keyStore());
		certificate.setCertificateKeystorePassword(identity.password());
		certificate.setCertificateKeyPassword(identity.password());
		certificate.setCertificateKeyAlias(identity.alias());
		host.addCertificate(certificate);
		connector.addSslHostConfig(host);
		return connector;
	}

}
