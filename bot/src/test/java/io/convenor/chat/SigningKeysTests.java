package io.convenor.chat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.convenor.graph.Trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The keys of others are fetched seldom, and not lost when they cannot be. */
class SigningKeysTests {

	private final AtomicInteger asked = new AtomicInteger();

	private volatile int status = 200;

	private HttpServer server;

	private RSAKey key;

	@BeforeEach
	void publish() throws Exception {
		this.key = new RSAKeyGenerator(2048).keyID("first").generate();
		byte[] body = new JWKSet(this.key).toString(true).getBytes(StandardCharsets.UTF_8);
		this.server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
		this.server.createContext("/keys", (exchange) -> {
			this.asked.incrementAndGet();
			exchange.sendResponseHeaders(this.status, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void theyAreAskedForOnce() throws Exception {
		JWKSource<SecurityContext> keys = keys();
		for (int time = 0; time < 5; time++) {
			assertThat(keys.get(key("first"), null)).hasSize(1);
		}
		assertThat(this.asked).hasValue(1);
	}

	@Test
	void aRefusedRefreshLosesNone() throws Exception {
		JWKSource<SecurityContext> keys = keys();
		keys.get(key("first"), null);
		this.status = 503;
		assertThat(keys.get(key("unknown"), null)).isEmpty();
		assertThat(keys.get(key("first"), null)).hasSize(1);
	}

	@Test
	void strangersWithUnknownKeysDoNotMakeUsAskAndAsk() throws Exception {
		JWKSource<SecurityContext> keys = keys();
		keys.get(key("first"), null);
		for (int time = 0; time < 50; time++) {
			try {
				keys.get(key("unknown" + time), null);
			}
			catch (com.nimbusds.jose.KeySourceException ex) {
				// asked too often: the token is refused all the same
			}
		}
		assertThat(this.asked).hasValueLessThan(5);
		assertThat(keys.get(key("first"), null)).hasSize(1);
	}

	@Test
	void whereThereAreNoneNobodyIsBelieved() {
		this.status = 500;
		JWKSource<SecurityContext> keys = keys();
		assertThatThrownBy(() -> keys.get(key("first"), null)).isInstanceOf(com.nimbusds.jose.KeySourceException.class);
	}

	private JWKSource<SecurityContext> keys() {
		return SigningKeys.at(URI.create("http://localhost:" + this.server.getAddress().getPort() + "/keys"),
				Trust.of(null));
	}

	private static JWKSelector key(String id) {
		return new JWKSelector(new JWKMatcher.Builder().keyID(id).build());
	}

}
