package io.convenor.chat;

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
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import org.jspecify.annotations.Nullable;

/**
 * The certificates that a connection going out of the house is checked against: the usual
 * ones and, where the settings name a file, those in it.
 *
 * @param trust decides whom to trust
 */
public record TrustedCertificates(X509TrustManager trust) {

	public static TrustedCertificates with(@Nullable Path pemFile) {
		try {
			KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
			all.load(null, null);
			for (X509Certificate usual : trustIn(null).getAcceptedIssuers()) {
				all.setCertificateEntry("usual-" + all.size(), usual);
			}
			if (pemFile != null) {
				for (Certificate more : read(pemFile)) {
					all.setCertificateEntry("more-" + all.size(), more);
				}
			}
			return new TrustedCertificates(trustIn(all));
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException("The certificates to trust could not be read from " + pemFile, ex);
		}
	}

	/** A TLS context that trusts them. */
	public SSLContext context() {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] { this.trust }, null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Iterable<? extends Certificate> read(Path pemFile) throws IOException, GeneralSecurityException {
		try (InputStream pem = Files.newInputStream(pemFile)) {
			return CertificateFactory.getInstance("X.509").generateCertificates(pem);
		}
	}

	private static X509TrustManager trustIn(@Nullable KeyStore store) throws GeneralSecurityException {
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init(store);
		return Arrays.stream(factory.getTrustManagers())
			.filter(X509TrustManager.class::isInstance)
			.map(X509TrustManager.class::cast)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("This Java knows no certificates"));
	}

}
