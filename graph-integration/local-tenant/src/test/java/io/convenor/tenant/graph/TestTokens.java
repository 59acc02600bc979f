package io.convenor.tenant.graph;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;

import io.convenor.tenant.Northmere;

/**
 * Tokens that say in clear whom they stand for.
 */
class TestTokens {

	static String app(String... permissions) {
		return "app//" + String.join(",", permissions);
	}

	static String user(String userId, String... permissions) {
		return "user/" + userId + "/" + String.join(",", permissions);
	}

	@Bean
	GraphTokens tokens() {
		return (bearer) -> {
			String[] parts = bearer.split("/", -1);
			if (parts.length != 3) {
				throw new InvalidToken("IDX14100: JWT is not well formed.");
			}
			boolean app = parts[0].equals("app");
			@Nullable String userId = app ? null : parts[1];
			return new Caller(app, userId, Northmere.APP_ID, Set.of(parts[2].split(",")));
		};
	}

}
