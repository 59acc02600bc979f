package io.convenor.tenant.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestOption;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import com.microsoft.kiota.http.middleware.options.RetryHandlerOption;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.convenor.tenant.LocalTenant;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A tenant for one test, asked through the real Graph SDK.
 */
abstract class GraphTenant {

	static final Clock MONDAY = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);

	static final String[] EVERYTHING = { "Calendars.ReadWrite", "Mail.ReadWrite", "Mail.Send",
			"OnlineMeetings.ReadWrite.All", "Place.Read.All", "User.Read.All", "GroupMember.Read.All", "Sites.Selected",
			"Team.ReadBasic.All", "Channel.ReadBasic.All", "ChannelMessage.Read.All" };

	static final String ORGANISER = Northmere.CONFERENCES.id();

	static final String CP_REPORTS = Northmere.CP_REPORTS.address();

	LocalTenant tenant;

	GraphServiceClient graph;

	@BeforeEach
	void start() {
		this.tenant = LocalTenant.start(Settings.with(MONDAY).roomsAnswerAfter(Duration.ofHours(1)), TestTokens.class);
		this.graph = client(TestTokens.app(EVERYTHING));
	}

	@AfterEach
	void stop() {
		this.tenant.close();
	}

	GraphServiceClient client(String token) {
		return client(token, this.tenant.graphUrl());
	}

	GraphServiceClient client(String token, String baseUrl) {
		AuthenticationProvider bearer = (request, context) -> request.headers.add("Authorization", "Bearer " + token);
		RetryHandlerOption noRetries = new RetryHandlerOption(null, 0, 1);
		OkHttpClient.Builder http = GraphClientFactory.create(new RequestOption[] { noRetries })
			.retryOnConnectionFailure(false);
		interceptors().forEach(http::addInterceptor);
		return new GraphServiceClient(new BaseGraphRequestAdapter(bearer, baseUrl, http.build()));
	}

	List<Interceptor> interceptors() {
		return List.of(ContractCheck.INSTANCE);
	}

	static ODataError refusal(ThrowingCallable call) {
		return catchThrowableOfType(ODataError.class, call);
	}

	HttpResponse<String> send(String method, String path, String token, String body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.tenant.url() + path))
			.header("Content-Type", "application/json")
			.method(method, HttpRequest.BodyPublishers.ofString(body));
		if (!token.isEmpty()) {
			request.header("Authorization", "Bearer " + token);
		}
		if (headers.length > 0) {
			request.headers(headers);
		}
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
