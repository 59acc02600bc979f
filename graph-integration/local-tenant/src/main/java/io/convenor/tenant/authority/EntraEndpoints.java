package io.convenor.tenant.authority;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** The part of Microsoft Entra ID that applications talk to. */
@RestController
class EntraEndpoints {

	private static final String ON_BEHALF_OF = "urn:ietf:params:oauth:grant-type:jwt-bearer";

	private final Authority authority;

	EntraEndpoints(Authority authority) {
		this.authority = authority;
	}

	@GetMapping("/{tenant}/v2.0/.well-known/openid-configuration")
	Map<String, Object> configuration(@PathVariable String tenant) {
		known(tenant);
		String base = this.authority.host() + "/" + tenant;
		return Map.of("issuer", this.authority.issuer(), "jwks_uri", this.authority.keys().toString(), "token_endpoint",
				base + "/oauth2/v2.0/token", "authorization_endpoint", base + "/oauth2/v2.0/authorize",
				"token_endpoint_auth_methods_supported", List.of("client_secret_post", "client_secret_basic"),
				"response_types_supported", List.of("code"), "subject_types_supported", List.of("pairwise"),
				"id_token_signing_alg_values_supported", List.of("RS256"));
	}

	@GetMapping("/{tenant}/discovery/v2.0/keys")
	Map<String, Object> keys(@PathVariable String tenant) {
		known(tenant);
		return this.authority.entraKeys();
	}

	@PostMapping(path = "/{tenant}/oauth2/v2.0/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ResponseEntity<Map<String, Object>> token(@PathVariable String tenant,
			@RequestParam MultiValueMap<String, String> parameters,
			@RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
		known(tenant);
		Map<String, String> form = new LinkedHashMap<>(parameters.toSingleValueMap());
		if (authorization != null && authorization.startsWith("Basic ")) {
			addBasicCredentials(form, authorization.substring("Basic ".length()));
		}
		Authority.Issued issued = switch (form.getOrDefault("grant_type", "")) {
			case "client_credentials" -> this.authority.clientCredentials(form);
			case ON_BEHALF_OF -> this.authority.onBehalfOf(form);
			default -> throw new TokenRefused(400, "unsupported_grant_type", 70003,
					"The app requested an unsupported grant type.");
		};
		return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store, no-cache").body(answer(issued));
	}

	@ExceptionHandler
	ResponseEntity<Map<String, Object>> refused(TokenRefused refusal) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("error", refusal.error());
		body.put("error_description", refusal.getMessage());
		body.put("error_codes", List.of(refusal.code()));
		if (!refusal.suberror().isEmpty()) {
			body.put("suberror", refusal.suberror());
		}
		return ResponseEntity.status(refusal.status()).contentType(MediaType.APPLICATION_JSON).body(body);
	}

	private void known(String tenant) {
		if (!tenant.equals(this.authority.registration().tenantId())) {
			throw new TokenRefused(400, "invalid_request", 90002, "Tenant '" + tenant + "' not found.");
		}
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

	private static void addBasicCredentials(Map<String, String> form, String encoded) {
		String[] credentials = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).split(":", 2);
		form.putIfAbsent("client_id", UriUtils.decode(credentials[0], StandardCharsets.UTF_8));
		if (credentials.length == 2) {
			form.putIfAbsent("client_secret", UriUtils.decode(credentials[1], StandardCharsets.UTF_8));
		}
	}

}
