package io.convenor.chat.signin;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.convenor.chat.ChatRoom;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.teams.Reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** People sign in so that the bot may act in their name. */
@ExtendWith(OutputCaptureExtension.class)
class SignInTests extends ChatRoom {

	private static final String HELEN = Northmere.HELEN_OKAFOR.id();

	@Autowired
	SignIns signIns;

	@BeforeEach
	void nobodyIsSignedIn() {
		this.signIns.forget(HELEN);
		this.board.clear();
	}

	@AfterEach
	void oneDeviceEach() {
		this.teams.everybodyHasDevices(1);
	}

	@Test
	void whoConsentedIsSignedInWithoutBeingAsked() {
		helen().says("sign in");
		await().atMost(SOON).until(() -> this.signIns.assertionOf(HELEN).isPresent());
		assertThat(this.board.signedIn).contains(HELEN);
	}

	@Test
	void severalDevicesAtOnceAreOneSignIn() {
		this.teams.everybodyHasDevices(3);
		helen().says("sign in");
		await().atMost(SOON).until(() -> this.board.signedIn.size() == 3);
		assertThat(this.signIns.assertionOf(HELEN)).isPresent();
	}

	@Test
	void whoDidNotConsentSeesTheButton() {
		Reply reply = this.teams.as(Northmere.SIAN_PUGH).says("sign in");
		assertThat(reply.messages()).singleElement().satisfies((message) -> {
			String card = message.activity().path("attachments").path(0).toString();
			assertThat(card).contains("card.oauth", "tokenExchangeResource", Northmere.SSO_RESOURCE, "Please sign in",
					"/oauth2/v2.0/authorize?");
		});
	}

	@Test
	void aGoodTokenIsTaken() {
		Reply reply = exchange(this.tokens.ssoToken(HELEN));
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.body().path("id").asString()).isEqualTo("exchange-1");
		assertThat(this.signIns.assertionOf(HELEN)).isPresent();
		assertThat(this.signIns.assertionOf(Northmere.MARTIN_HALE.id())).isEmpty();
	}

	@Test
	void aTokenThatIsNotToBeBelievedIsNot(CapturedOutput log) {
		for (String token : new String[] { this.tokens.expiredSsoToken(HELEN), this.tokens.ssoTokenForAnotherApp(HELEN),
				this.tokens.ssoTokenOfAnotherKey(HELEN), this.tokens.foreignTenantSsoToken(HELEN),
				this.tokens.ssoToken(Northmere.MARTIN_HALE.id()), this.tokens.channelToken(this.teams.serviceUrl()),
				this.tokens.botToken(), "garbage", "" }) {
			Reply reply = exchange(token);
			assertThat(reply.status()).isEqualTo(412);
			assertThat(this.signIns.assertionOf(HELEN)).isEmpty();
			assertThat(this.signIns.assertionOf(Northmere.MARTIN_HALE.id())).isEmpty();
			assertThat(token.isEmpty() || !log.getAll().contains(token)).isTrue();
		}
		assertThat(this.board.signedIn).isEmpty();
	}

	@Test
	void whoSignedInOnAPageIsToldHowToGoOn() {
		ObjectNode value = JsonMapper.shared().createObjectNode().put("state", "123456");
		Reply reply = helen().invokes("signin/verifyState", value);
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.messages().getLast().text()).contains("ask me again");
	}

	private Reply exchange(String token) {
		return helen().invokes("signin/tokenExchange", JsonMapper.shared()
			.valueToTree(Map.of("id", "exchange-1", "connectionName", "convenor", "token", token)));
	}

}
