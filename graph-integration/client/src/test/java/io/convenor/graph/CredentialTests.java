package io.convenor.graph;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** How the bot proves who it is, alone and on behalf of a person. */
class CredentialTests {

	private static final Channels.Channel CHANNEL = new Channels.Channel("team", "19:channel@thread.tacv2");

	private PreparedAnswers microsoft;

	@TempDir
	private Path folder;

	@BeforeEach
	void start() throws IOException {
		this.microsoft = new PreparedAnswers();
	}

	@AfterEach
	void stop() throws IOException {
		this.microsoft.close();
	}

	@Test
	void aSecretIsSentToTheAuthorityAlone() {
		connect(new GraphSettings.Credential.Secret("northmere-local-secret")).tenantChecks().grantedPermissions();
		assertThat(tokenRequest()).contains("client_secret=northmere-local-secret",
				"scope=https://graph.microsoft.com/.default");
	}

	@Test
	void aSecretIsNotShown() {
		assertThat(new GraphSettings.Credential.Secret("northmere-local-secret").toString())
			.doesNotContain("northmere-local-secret");
	}

	@Test
	void aCertificateSignsWhatItAsks() throws IOException {
		HeldCertificate certificate = new HeldCertificate.Builder().rsa2048().build();
		Path pem = Files.writeString(this.folder.resolve("bot.pem"),
				certificate.privateKeyPkcs8Pem() + certificate.certificatePem());
		GraphClient graph = connect(new GraphSettings.Credential.Certificate(pem));
		graph.tenantChecks().grantedPermissions();
		assertThat(tokenRequest()).contains("client_assertion=ey", "jwt-bearer").doesNotContain("client_secret");
		post(graph);
		assertThat(tokenRequest()).contains("client_assertion=ey", "assertion=a-sign-in", "on_behalf_of");
	}

	@Test
	void aFederatedTokenIsReadFromItsFile() throws IOException {
		Path file = Files.writeString(this.folder.resolve("token"), "federated-token\n");
		GraphClient graph = connect(new GraphSettings.Credential.WorkloadFederation(file));
		graph.tenantChecks().grantedPermissions();
		assertThat(tokenRequest()).contains("client_assertion=federated-token").doesNotContain("client_secret");
		Files.writeString(file, "a-newer-token\n");
		post(graph);
		assertThat(tokenRequest()).contains("client_assertion=a-newer-token", "assertion=a-sign-in", "on_behalf_of");
	}

	@Test
	void aPersonIsActedForWithTheOnePermissionThatIsNeeded() {
		GraphClient graph = connect(new GraphSettings.Credential.Secret("northmere-local-secret"));
		post(graph);
		post(graph);
		assertThat(this.microsoft.tokensAsked()).hasSize(1);
		assertThat(tokenRequest()).contains("https://graph.microsoft.com/ChannelMessage.Send")
			.doesNotContain(".default");
	}

	@Test
	void aManagedIdentityAloneCannotActForAPerson() {
		GraphClient graph = connect(new GraphSettings.Credential.ManagedIdentity(PreparedAnswers.APP));
		assertThatThrownBy(() -> post(graph)).isInstanceOf(GraphFailure.ConsentMissing.class);
	}

	@Test
	void aPersonWhoHasNotAgreedIsToldApartFromABotThatMayNot() {
		GraphClient graph = connect(new GraphSettings.Credential.Secret("northmere-local-secret"));
		this.microsoft.answerTokenRequest(PreparedAnswers.json(400,
				"""
						{"error":"invalid_grant","error_description":"AADSTS65001: helen.okafor@northmere.example has not"}"""));
		assertThat(catchThrowableOfType(GraphFailure.ConsentMissing.class, () -> post(graph)))
			.hasMessage("The person has not agreed, or their sign-in has expired (AADSTS65001)");
		this.microsoft.answerTokenRequest(PreparedAnswers.json(401, """
				{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret"}"""));
		assertThatThrownBy(() -> post(graph)).isInstanceOf(GraphFailure.Rejected.class);
	}

	@Test
	void aSignInThatExpiredMeanwhileIsMissingConsent() {
		this.microsoft.refuse(401, "InvalidAuthenticationToken");
		GraphClient graph = connect(new GraphSettings.Credential.Secret("northmere-local-secret"));
		assertThatThrownBy(() -> graph.channels()
			.postFor(IdempotencyKey.first("k"), "a-sign-in", CHANNEL, new Channels.Post("", "{}")))
			.isInstanceOf(GraphFailure.ConsentMissing.class);
	}

	@Test
	void aCertificateFileThatIsNoneStopsTheStart() throws IOException {
		Path nonsense = Files.writeString(this.folder.resolve("nonsense.pem"), "no certificate");
		for (Path file : new Path[] { nonsense, this.folder.resolve("missing.pem") }) {
			assertThatIllegalArgumentException()
				.isThrownBy(
						() -> GraphClient
							.connect(
									new GraphSettings("t", "a", this.microsoft.url(""), this.microsoft.url("/v1.0"),
											new GraphSettings.Credential.Secret("s"), file, "drive"),
									Clock.systemUTC()));
		}
	}

	private GraphClient connect(GraphSettings.Credential credential) {
		return this.microsoft.client(credential, Clock.systemUTC());
	}

	private void post(GraphClient graph) {
		this.microsoft.answer(201, """
				{"id":"1"}""");
		graph.channels().postFor(IdempotencyKey.first("k"), "a-sign-in", CHANNEL, new Channels.Post("Summary", "{}"));
	}

	private String tokenRequest() {
		return URLDecoder.decode(this.microsoft.tokensAsked().getLast().getBody().clone().readUtf8(),
				StandardCharsets.UTF_8);
	}

}
