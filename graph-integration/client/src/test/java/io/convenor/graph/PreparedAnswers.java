package io.convenor.graph;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;

import okhttp3.Protocol;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A server that gives tokens like Microsoft's authority, and whatever answers a test
 * prepared in the place of Graph.
 */
final class PreparedAnswers implements AutoCloseable {

	static final String TENANT = "6f1c2a5e-3b0d-4c57-9a41-0d8f6f3c1b20";

	static final String APP = "b1d7a6c4-52e8-4f0a-8a3e-97c0b7f4d611";

	private final MockWebServer server = new MockWebServer();

	private final Queue<MockResponse> answers = new ArrayDeque<>();

	private final Queue<MockResponse> tokenAnswers = new ArrayDeque<>();

	private final List<RecordedRequest> asked = new ArrayList<>();

	private final List<RecordedRequest> tokensAsked = new ArrayList<>();

	private final Path certificate;

	PreparedAnswers() throws IOException {
		HeldCertificate localhost = new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
		this.certificate = Files.createTempFile("localhost", ".pem");
		Files.writeString(this.certificate, localhost.certificatePem());
		this.server.useHttps(new HandshakeCertificates.Builder().heldCertificate(localhost).build().sslSocketFactory(),
				false);
		this.server.setProtocols(List.of(Protocol.HTTP_1_1));
		this.server.setDispatcher(new Dispatcher() {
			@Override
			public MockResponse dispatch(RecordedRequest request) {
				return next(request);
			}
		});
		this.server.start(InetAddress.getByName("localhost"), 0);
	}

	GraphClient client(Clock clock) {
		return client(url("/v1.0"), clock);
	}

	/** A client that looks for Graph somewhere else, where nobody may be. */
	GraphClient client(URI graphUrl, Clock clock) {
		return client(new GraphSettings.Credential.Secret("northmere-local-secret"), graphUrl, clock);
	}

	GraphClient client(GraphSettings.Credential credential, Clock clock) {
		return client(credential, url("/v1.0"), clock);
	}

	private GraphClient client(GraphSettings.Credential credential, URI graphUrl, Clock clock) {
		return GraphClient.connect(new GraphSettings(TENANT, APP, url(""), graphUrl, credential, this.certificate,
				"b!northmere-conferences"), clock);
	}

	URI url(String path) {
		return URI.create("https://localhost:" + this.server.getPort() + path);
	}

	void answer(MockResponse answer) {
		this.answers.add(answer);
	}

	void answer(int status, String json) {
		answer(json(status, json));
	}

	/** A refusal that quotes somebody's address, as Graph's do. */
	void refuse(int status, String code) {
		MockResponse refusal = json(status, """
				{"error":{"code":"%s","message":"No, helen.okafor@northmere.example"}}""".formatted(code));
		answer((status == 429 || status == 503) ? refusal.setHeader("Retry-After", "0") : refusal);
	}

	void dropAfterRequest() {
		answer(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
	}

	void answerTokenRequest(MockResponse answer) {
		this.tokenAnswers.add(answer);
	}

	/** What was asked of Graph, in order. */
	List<RecordedRequest> asked() {
		return this.asked;
	}

	List<RecordedRequest> tokensAsked() {
		return this.tokensAsked;
	}

	static MockResponse json(int status, String json) {
		return new MockResponse().setResponseCode(status).setHeader("Content-Type", "application/json").setBody(json);
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		Files.deleteIfExists(this.certificate);
	}

	private synchronized MockResponse next(RecordedRequest request) {
		if (String.valueOf(request.getPath()).endsWith("/oauth2/v2.0/token")) {
			this.tokensAsked.add(request);
			return this.tokenAnswers.isEmpty() ? token() : this.tokenAnswers.remove();
		}
		this.asked.add(request);
		return this.answers.isEmpty() ? json(418, """
				{"error":{"code":"NoAnswerPrepared","message":""}}""") : this.answers.remove();
	}

	private static MockResponse token() {
		String claims = """
				{"aud":"https://graph.microsoft.com","roles":["Mail.Send","Calendars.ReadWrite"]}""";
		String token = "e30."
				+ Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
				+ ".c2ln";
		return json(200, """
				{"token_type":"Bearer","expires_in":3599,"ext_expires_in":3599,"access_token":"%s"}"""
			.formatted(token));
	}

}
