package io.convenor.graph;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import org.jspecify.annotations.Nullable;

/**
 * Whose certificates we believe: the usual authorities and, where one is given, one more.
 */
public record Trust(SSLContext context, X509TrustManager manager) {

	/**
	 * The usual authorities and those in a PEM file, where one is named.
	 * @throws IllegalArgumentException when the file does not hold certificates
	 */
	public static Trust of(@Nullable Path extraCertificate) {
		try {
			X509TrustManager usual = managerOf(null);
			X509TrustManager manager = (extraCertificate == null) ? usual : managerOf(storeOf(usual, extraCertificate));
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, new X509TrustManager[] { manager }, null);
			return new Trust(context, manager);
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalArgumentException("The certificate to trust cannot be read: " + extraCertificate, ex);
		}
	}

	private static KeyStore storeOf(X509TrustManager usual, Path extraCertificate)
			throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
		store.load(null, null);
		int number = 0;
		for (X509Certificate authority : usual.getAcceptedIssuers()) {
			store.setCertificateEntry("usual-" + number++, authority);
		}
		try (InputStream pem = Files.newInputStream(extraCertificate)) {
			for (Certificate extra : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
				store.setCertificateEntry("extra-" + number++, extra);
			}
		}
		return store;
	}

	private static X509TrustManager managerOf(@Nullable KeyStore store) throws GeneralSecurityException {
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init(store);
		return Arrays.stream(factory.getTrustManagers())
			.filter(X509TrustManager.class::isInstance)
			.map(X509TrustManager.class::cast)
			.findFirst()
			.orElseThrow();
	}

}
