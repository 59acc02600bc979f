package io.convenor.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

import com.azure.core.credential.TokenCredential;
import com.github.benmanes.caffeine.cache.Cache;
import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.AzureIdentityAuthenticationProvider;
import okhttp3.OkHttpClient;

/**
 * The SDK's clients: ours for whole answers, ours for streams, and one for each person we
 * act for.
 */
final class Clients {

	static final String GRAPH_SCOPE = "https://graph.microsoft.com/.default";

	// Named, so that the authority says at once when the person has not agreed to it.
	private static final String POST_AS_PERSON = "https://graph.microsoft.com/ChannelMessage.Send";

	private static final int MOST_PEOPLE = 500;

	private static final Duration PERSON_KEPT = Duration.ofMinutes(50);

	private final GraphSettings settings;

	private final Identity identity;

	private final OkHttpClient calls;

	private final GraphServiceClient own;

	private final GraphServiceClient streaming;

	private final Cache<String, GraphServiceClient> people;

	Clients(GraphSettings settings, Identity identity, TokenCredential own, OkHttpClient calls, Clock clock) {
		this.settings = settings;
		this.identity = identity;
		this.calls = calls;
		this.own = client(own, calls, GRAPH_SCOPE);
		this.streaming = client(own, Wire.forStreams(calls), GRAPH_SCOPE);
		this.people = Caches.of(MOST_PEOPLE, PERSON_KEPT, clock);
	}

	GraphServiceClient own() {
		return this.own;
	}

	GraphServiceClient streaming() {
		return this.streaming;
	}

	/** Kept per sign-in, so that each costs one exchange of tokens. */
	GraphServiceClient of(String userAssertion) {
		return this.people.get(fingerprint(userAssertion),
				(key) -> client(this.identity.onBehalfOf(userAssertion), this.calls, POST_AS_PERSON));
	}

	// The scope and the host are both said outright: for a host that it does not know,
	// the
	// SDK sends the request without a token and does not mention it.
	private GraphServiceClient client(TokenCredential credential, OkHttpClient http, String scope) {
		AzureIdentityAuthenticationProvider authentication = new AzureIdentityAuthenticationProvider(credential,
				new String[] { this.settings.graphUrl().getHost() }, scope);
		return new GraphServiceClient(
				new BaseGraphRequestAdapter(authentication, this.settings.graphUrl().toString(), http));
	}

	private static String fingerprint(String userAssertion) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(userAssertion.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException everyJdkHasIt) {
			throw new IllegalStateException(everyJdkHasIt);
		}
	}

}
