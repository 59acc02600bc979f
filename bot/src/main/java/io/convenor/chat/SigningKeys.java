package io.convenor.chat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;

import io.convenor.graph.Trust;

/**
 * Fetches the public keys that tokens are checked with. They are kept for an hour,
 * renewed ahead of time, asked for again when a token names an unknown one (but not at a
 * stranger's pace), and kept for a day when they cannot be fetched.
 */
public final class SigningKeys implements ResourceRetriever {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final Duration KEPT = Duration.ofHours(1);

	private static final Duration KEPT_IN_AN_OUTAGE = Duration.ofDays(1);

	private static final int MOST_CHARACTERS = 512 * 1024;

	private final HttpClient http;

	private SigningKeys(Trust trust) {
		this.http = HttpClient.newBuilder().sslContext(trust.context()).connectTimeout(PATIENCE).build();
	}

	public static JWKSource<SecurityContext> at(URI address, Trust trust) {
		try {
			return JWKSourceBuilder.create(address.toURL(), new SigningKeys(trust))
				.cache(KEPT.toMillis(), PATIENCE.multipliedBy(2).toMillis())
				.retrying(true)
				.outageTolerant(KEPT_IN_AN_OUTAGE.toMillis())
				.build();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException("Signing keys cannot be fetched from " + address, ex);
		}
	}

	@Override
	public Resource retrieveResource(URL url) throws IOException {
		try {
			HttpRequest request = HttpRequest.newBuilder(URI.create(url.toString())).timeout(PATIENCE).build();
			HttpResponse<String> response = this.http.send(request,
					HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
			if (response.statusCode() != 200 || response.body().length() > MOST_CHARACTERS) {
				throw new IOException("Signing keys came with status " + response.statusCode());
			}
			return new Resource(response.body(), "application/json");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while fetching signing keys", ex);
		}
	}

}
