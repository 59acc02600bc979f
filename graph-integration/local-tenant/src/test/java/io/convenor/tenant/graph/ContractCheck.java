package io.convenor.tenant.graph;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;

/**
 * Holds what the SDK asks and what the tenant answers against Microsoft's own description
 * of Graph.
 */
enum ContractCheck implements Interceptor {

	INSTANCE;

	/**
	 * The description leaves out that a document's content is answered with a redirect.
	 */
	private static final int FOUND = 302;

	private static final OpenApiInteractionValidator CONTRACT = OpenApiInteractionValidator
		.createForSpecificationUrl("/graph-v1.0-subset.json")
		// What a reference stands for is looked up when it is met: writing out all of
		// them takes ten seconds.
		.withResolveRefs(false)
		.build();

	@Override
	public Response intercept(Chain chain) throws IOException {
		Request request = chain.request();
		Response response = chain.proceed(request);
		boolean described = request.url().encodedPath().startsWith("/v1.0/") && response.code() != FOUND;
		if (described) {
			ValidationReport report = CONTRACT.validate(asked(request), answered(response));
			if (report.hasErrors()) {
				throw new AssertionError(request.method() + " " + request.url() + " answered "
						+ response.peekBody(Long.MAX_VALUE).string() + "\n"
						+ report.getMessages().stream().map(Object::toString).collect(Collectors.joining("\n")));
			}
		}
		return response;
	}

	private static com.atlassian.oai.validator.model.Request asked(Request request) throws IOException {
		HttpUrl url = request.url();
		SimpleRequest.Builder asked = new SimpleRequest.Builder(request.method(), url.encodedPath());
		url.queryParameterNames().forEach((name) -> asked.withQueryParam(name, url.queryParameterValues(name)));
		request.headers().forEach((header) -> asked.withHeader(header.getFirst(), header.getSecond()));
		if (request.body() != null && request.body().contentLength() > 0) {
			Buffer body = new Buffer();
			request.body().writeTo(body);
			asked.withContentType(String.valueOf(request.body().contentType()));
			asked.withBody(body.readByteArray());
		}
		return asked.build();
	}

	private static com.atlassian.oai.validator.model.Response answered(Response response) throws IOException {
		SimpleResponse.Builder answered = SimpleResponse.Builder.status(response.code());
		response.headers().forEach((header) -> answered.withHeader(header.getFirst(), header.getSecond()));
		byte[] body = response.peekBody(Long.MAX_VALUE).bytes();
		if (body.length > 0) {
			answered.withBody(withoutRemoved(body));
		}
		return answered.build();
	}

	/** A delta marks what has gone with an annotation that the description leaves out. */
	private static byte[] withoutRemoved(byte[] body) {
		String text = new String(body, StandardCharsets.UTF_8);
		return text.contains("\"@removed\"")
				? text.replace("\"@removed\"", "\"@odata.removed\"").getBytes(StandardCharsets.UTF_8) : body;
	}

}
