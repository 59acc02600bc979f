package io.convenor.tenant.authority;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The part of Microsoft Entra ID that applications talk to, and where a bot learns whose
 * signature a channel's activity must carry.
 */
final class SignInEndpoints {

	private static final String ON_BEHALF_OF = "urn:ietf:params:oauth:grant-type:jwt-bearer";

	private final Authority authority;

	SignInEndpoints(Authority authority) {
		this.authority = authority;
	}

	RouterFunction<ServerResponse> routes() {
		return RouterFunctions.route()
			.GET("/botframework/v1/.well-known/openidconfiguration", (request) -> json(botFramework()))
			.GET("/botframework/v1/.well-known/keys", (request) -> json(this.authority.channelKeys()))
			.GET("/{tenant}/v2.0/.well-known/openid-configuration", (request) -> json(entra(tenant(request))))
			.GET("/{tenant}/discovery/v2.0/keys", (request) -> {
				tenant(request);
				return json(this.authority.entraKeys());
			})
			.POST("/{tenant}/oauth2/v2.0/token", this::token)
			.onError(TokenRefused.class, (refusal, request) -> refused((TokenRefused) refusal))
			.build();
	}

	private Map<String, Object> botFramework() {
		return Map.of("issuer", Authority.BOT_FRAMEWORK, "jwks_uri", this.authority.botFrameworkKeys().toString(),
				"authorization_endpoint", "https://invalid.botframework.com", "id_token_signing_alg_values_supported",
				List.of("RS256"), "token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
	}

	private Map<String, Object> entra(String tenant) {
		String base = this.authority.host() + "/" + tenant;
		return Map.of("issuer", this.authority.issuer(), "jwks_uri", this.authority.keys().toString(), "token_endpoint",
				base + "/oauth2/v2.0/token", "authorization_endpoint", base + "/oauth2/v2.0/authorize",
				"token_endpoint_auth_methods_supported", List.of("client_secret_post", "client_secret_basic"),
				"response_types_supported", List.of("code"), "subject_types_supported", List.of("pairwise"),
				"id_token_signing_alg_values_supported", List.of("RS256"));
	}

	private ServerResponse token(ServerRequest request) {
		tenant(request);
		Map<String, String> form = new LinkedHashMap<>(request.params().toSingleValueMap());
		request.headers().header(HttpHeaders.AUTHORIZATION).forEach((header) -> addBasicCredentials(form, header));
		Authority.Issued issued = switch (form.getOrDefault("grant_type", "")) {
			case "client_credentials" -> this.authority.clientCredentials(form);
			case ON_BEHALF_OF -> this.authority.onBehalfOf(form);
			default -> throw new TokenRefused(400, "unsupported_grant_type", 70003,
					"The app requested an unsupported grant type.");
		};
		return ServerResponse.ok()
			.header(HttpHeaders.CACHE_CONTROL, "no-store, no-cache")
			.contentType(MediaType.APPLICATION_JSON)
			.body(answer(issued));
	}

	private String tenant(ServerRequest request) {
		String tenant = request.pathVariable("tenant");
		if (!tenant.equals(this.authority.registration().tenantId())) {
			throw new TokenRefused(400, "invalid_request", 90002, "Tenant '" + tenant + "' not found.");
		}
		return tenant;
	}

	private static ServerResponse json(Map<String, Object> body) {
		return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(body);
	}

	private static ServerResponse refused(TokenRefused refusal) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("error", refusal.error());
		body.put("error_description", String.valueOf(refusal.getMessage()));
		body.put("error_codes", List.of(refusal.code()));
		if (!refusal.suberror().isEmpty()) {
			body.put("suberror", refusal.suberror());
		}
		return ServerResponse.status(refusal.status()).contentType(MediaType.APPLICATION_JSON).body(body);
	}

	private static Map<String, Object> answer(Authority.Issued issued) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("token_type", "Bearer");
		if (issued.scope() != null) {
			body.put("scope", issued.scope());
		}
		body.put("expires_in", issued.lifetime().toSeconds());
		body.put("ext_expires_in", issued.lifetime().toSeconds());
		body.put("access_token", issued.token());
		return body;
	}

	private static void addBasicCredentials(Map<String, String> form, String header) {
		if (!header.startsWith("Basic ")) {
			return;
		}
		String[] credentials = new String(Base64.getDecoder().decode(header.substring("Basic ".length())), UTF_8)
			.split(":", 2);
		form.putIfAbsent("client_id", UriUtils.decode(credentials[0], UTF_8));
		if (credentials.length == 2) {
			form.putIfAbsent("client_secret", UriUtils.decode(credentials[1], UTF_8));
		}
	}

}
