package io.convenor.tenant.graph;

import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

import io.convenor.tenant.LocalTenant;
import io.convenor.tenant.ServerCertificate;
import io.convenor.tenant.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class HttpsTests {

	@Test
	void theTenantAnswersOverHttpsWithTheCertificateItWasGiven() throws Exception {
		try (LocalTenant tenant = LocalTenant.start(Settings.with(GraphTenant.MONDAY), TestTokens.class, Keys.class);
				HttpClient http = HttpClient.newBuilder().sslContext(trusting(tenant)).build()) {
			HttpRequest request = HttpRequest.newBuilder(URI.create(tenant.httpsUrl() + "/v1.0/users"))
				.header("Authorization", "Bearer " + TestTokens.app("User.Read.All"))
				.build();
			assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
		}
	}

	@Test
	void withoutACertificateThereIsNoHttps() {
		try (LocalTenant tenant = LocalTenant.start(Settings.with(GraphTenant.MONDAY), TestTokens.class)) {
			assertThatIllegalStateException().isThrownBy(tenant::httpsUrl);
		}
	}

	private static SSLContext trusting(LocalTenant tenant) throws Exception {
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry("tenant", tenant.part(ServerCertificate.class).keyStore().getCertificate("tenant"));
		trust.init(trusted);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		return context;
	}

	static class Keys {

		@Bean
		ServerCertificate certificate() throws Exception {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			KeyPair pair = generator.generateKeyPair();
			Instant now = Clock.systemUTC().instant();
			X500Name name = new X500Name("CN=localhost");
			X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(
					new JcaX509v3CertificateBuilder(name, BigInteger.ONE, Date.from(now.minus(1, ChronoUnit.DAYS)),
							Date.from(now.plus(1, ChronoUnit.DAYS)), name, pair.getPublic())
						.addExtension(Extension.subjectAlternativeName, false,
								new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")))
						.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
			KeyStore keys = KeyStore.getInstance("PKCS12");
			keys.load(null, null);
			keys.setKeyEntry("tenant", pair.getPrivate(), "changeit".toCharArray(), new Certificate[] { certificate });
			return new ServerCertificate(keys, "tenant", "changeit");
		}

	}

}
