package io.convenor.tenant.authority;

import java.util.List;
import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a bot learns whose signature a channel's activity must carry. */
@RestController
class BotFrameworkEndpoints {

	private final Authority authority;

	BotFrameworkEndpoints(Authority authority) {
		this.authority = authority;
	}

	@GetMapping("/botframework/v1/.well-known/openidconfiguration")
	Map<String, Object> configuration() {
		return Map.of("issuer", Authority.BOT_FRAMEWORK, "jwks_uri", this.authority.botFrameworkKeys().toString(),
				"authorization_endpoint", "https://invalid.botframework.com", "id_token_signing_alg_values_supported",
				List.of("RS256"), "token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
	}

	@GetMapping("/botframework/v1/.well-known/keys")
	Map<String, Object> keys() {
		return this.authority.channelKeys();
	}

}
