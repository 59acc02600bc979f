package io.convenor.tenant.authority;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * A certificate for {@code localhost} that signs itself, made anew by every process: the
 * Microsoft libraries insist on https for an authority, and no machine is asked to trust
 * anything for longer than one run.
 */
public final class LocalhostCertificate {

	static final String ALIAS = "localhost";

	private static final char[] NO_PASSWORD = {};

	private final KeyPair keys;

	private final X509Certificate certificate;

	private final Path pem;

	private LocalhostCertificate(KeyPair keys, X509Certificate certificate, Path pem) {
		this.keys = keys;
		this.certificate = certificate;
		this.pem = pem;
	}

	/** Makes a certificate that is good for a week from now. */
	public static LocalhostCertificate create(Clock clock) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			KeyPair keys = generator.generateKeyPair();
			X509Certificate certificate = selfSigned(keys, clock.instant());
			return new LocalhostCertificate(keys, certificate, write(certificate));
		}
		catch (GeneralSecurityException | OperatorCreationException ex) {
			throw new IllegalStateException("The certificate for localhost could not be made", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The certificate for localhost could not be written", ex);
		}
	}

	/** The file with the certificate, for whoever is to trust this tenant. */
	public Path pem() {
		return this.pem;
	}

	/** A TLS context that trusts this certificate and no other. */
	public SSLContext trusting() {
		try {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(null, NO_PASSWORD);
			store.setCertificateEntry(ALIAS, this.certificate);
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(store);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, trust.getTrustManagers(), null);
			return context;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException("The certificate for localhost could not be trusted", ex);
		}
	}

	KeyStore keyStore() {
		try {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(null, NO_PASSWORD);
			store.setKeyEntry(ALIAS, this.keys.getPrivate(), NO_PASSWORD, new X509Certificate[] { this.certificate });
			return store;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException("The certificate for localhost could not be used", ex);
		}
	}

	private static X509Certificate selfSigned(KeyPair keys, Instant now)
			throws GeneralSecurityException, OperatorCreationException, IOException {
		X500Name name = new X500Name("CN=localhost,O=Convenor local tenant");
		JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(name,
				new BigInteger(64, new SecureRandom()), Date.from(now.minus(Duration.ofDays(1))),
				Date.from(now.plus(Duration.ofDays(7))), name, keys.getPublic());
		builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
		builder.addExtension(Extension.subjectAlternativeName, false,
				new GeneralNames(new GeneralName[] { new GeneralName(GeneralName.dNSName, "localhost"),
						new GeneralName(GeneralName.iPAddress, "127.0.0.1") }));
		return new JcaX509CertificateConverter()
			.getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
	}

	private static Path write(X509Certificate certificate) throws IOException, GeneralSecurityException {
		String encoded = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(certificate.getEncoded());
		Path file = Files.createTempFile("convenor-local-tenant-", ".pem");
		file.toFile().deleteOnExit();
		return Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n",
				US_ASCII);
	}

}
