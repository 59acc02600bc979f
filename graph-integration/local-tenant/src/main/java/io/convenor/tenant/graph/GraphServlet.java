package io.convenor.tenant.graph;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

import io.convenor.tenant.calls.Calls;
import io.convenor.tenant.misbehaviour.Fault;
import io.convenor.tenant.misbehaviour.Misbehaviours;
import io.convenor.tenant.misbehaviour.Phase;
import io.convenor.tenant.world.Directory;
import io.convenor.tenant.world.Refused;

/**
 * Graph's front door: who asks, for what, whether they may, what goes wrong on the way,
 * and the entry in the ledger.
 */
final class GraphServlet extends HttpServlet {

	private static final long serialVersionUID = 1L;

	private static final Logger logger = LoggerFactory.getLogger(GraphServlet.class);

	private static final int MOST_IN_FLIGHT_PER_MAILBOX = 4;

	private static final String VERSION = "/v1.0";

	private final transient Operations operations;

	private final transient GraphTokens tokens;

	private final transient Directory directory;

	private final transient Misbehaviours misbehaviours;

	private final transient Calls calls;

	private final transient Clock clock;

	private final transient Map<String, AtomicInteger> inFlight = new ConcurrentHashMap<>();

	GraphServlet(Operations operations, GraphTokens tokens, Directory directory, Misbehaviours misbehaviours,
			Calls calls, Clock clock) {
		this.operations = operations;
		this.tokens = tokens;
		this.directory = directory;
		this.misbehaviours = misbehaviours;
		this.calls = calls;
		this.clock = clock;
	}

	@Override
	protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
		long started = System.nanoTime();
		String path = request.getRequestURI();
		path = Dialect.settled(path.startsWith(VERSION + "/") ? path.substring(VERSION.length()) : path);
		Visit visit = new Visit(request, path, request.getInputStream().readAllBytes());
		Optional<Answer> answer = answerOrSilence(visit);
		this.calls.enter(request.getMethod(), path, visit.template(), visit.appOnly(), visit.askedBy(),
				answer.map(Answer::status).orElse(0), visit.cost(), Duration.ofNanos(System.nanoTime() - started));
		if (answer.isPresent()) {
			write(visit, answer.get(), response);
		}
		else {
			Connection.of(request).drop();
		}
	}

	private Optional<Answer> answerOrSilence(Visit visit) {
		Fault fault = this.misbehaviours.next(visit.request.getMethod(), visit.path).orElse(null);
		return switch (fault) {
			case null -> Optional.of(answer(visit));
			case Fault.Throttle(Duration wait) ->
				Optional.of(error(visit, 429, "TooManyRequests", "Too many requests. Please wait and try again.")
					.with("Retry-After", Long.toString(Math.max(0, wait.toSeconds()))));
			case Fault.Unavailable() -> Optional.of(Answer.text(503, "text/html; charset=us-ascii",
					"<!DOCTYPE html><html><head><title>Service Unavailable</title></head><body><h2>Service Unavailable"
							+ "</h2><hr><p>HTTP Error 503. The service is unavailable.</p></body></html>"));
			case Fault.DropConnection() -> Optional.empty();
			case Fault.WorkWithoutAnswer(Duration hold) -> {
				answer(visit);
				hold(hold);
				yield Optional.empty();
			}
			case Fault.Run(Phase phase, Runnable hook) -> {
				if (phase == Phase.AFTER_WORK) {
					answer(visit);
				}
				hook.run();
				yield Optional.empty();
			}
		};
	}

	private static void hold(Duration duration) {
		try {
			Thread.sleep(duration);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Answer answer(Visit visit) {
		try {
			Operation operation = identify(visit);
			return handle(visit, operation);
		}
		catch (InvalidToken ex) {
			return error(visit, 401, "InvalidAuthenticationToken", String.valueOf(ex.getMessage()));
		}
		catch (Refused ex) {
			return error(visit, ex.status(), ex.code(), ex.reason());
		}
		catch (RuntimeException ex) {
			logger.error("The tenant failed to answer {} {}", visit.request.getMethod(), visit.template(), ex);
			return error(visit, 500, "generalException", "The local tenant failed; its log says why.");
		}
	}

	private Operation identify(Visit visit) throws InvalidToken {
		boolean open = visit.path.startsWith("/_tenant/");
		if (!open) {
			visit.caller = caller(visit.request);
		}
		PathContainer path = PathContainer.parsePath(routed(visit));
		Operation operation = this.operations.find(visit.request.getMethod(), path).orElseThrow(() -> {
			boolean otherMethod = this.operations.knows(path);
			return otherMethod
					? new Refused(405, "Request_BadRequest",
							"Specified HTTP method is not allowed for " + "the request target.")
					: Refused.badRequest("BadRequest", "Resource not found for the segment '" + visit.path + "'.");
		});
		visit.operation = operation;
		PathPattern.PathMatchInfo match = operation.pattern().matchAndExtract(path);
		visit.variables = (match != null) ? match.getUriVariables() : Map.of();
		return operation;
	}

	private Caller caller(HttpServletRequest request) throws InvalidToken {
		String header = request.getHeader("Authorization");
		if (header == null || header.isBlank()) {
			throw new InvalidToken("Access token is empty.");
		}
		if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
			throw new InvalidToken("Access token is not a bearer token.");
		}
		return this.tokens.verify(header.substring(7).strip());
	}

	/** What is asked of {@code /me} is asked of the account that signed in. */
	private static String routed(Visit visit) {
		Caller caller = visit.caller;
		if (caller == null || !(visit.path.equals("/me") || visit.path.startsWith("/me/"))) {
			return visit.path;
		}
		if (caller.userId() == null) {
			throw Refused.badRequest("BadRequest", "/me request is only valid with delegated authentication flow.");
		}
		return "/users/" + caller.userId() + visit.path.substring("/me".length());
	}

	private Answer handle(Visit visit, Operation operation) {
		GraphRequest request = new GraphRequest(visit.request, visit.variables, visit.caller, visit.body);
		Caller caller = visit.caller;
		if (caller == null) {
			return operation.handler().handle(request);
		}
		operation.needs().check(caller, isOwn(caller, visit.variables.get("user")));
		if (!operation.needs().mailbox()) {
			return operation.handler().handle(request);
		}
		String mailbox = Directory.key(visit.variables.getOrDefault("user", ""));
		AtomicInteger others = this.inFlight.computeIfAbsent(mailbox, (key) -> new AtomicInteger());
		try {
			if (others.incrementAndGet() > MOST_IN_FLIGHT_PER_MAILBOX) {
				return error(visit, 429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.")
					.with("Retry-After", "1");
			}
			return operation.handler().handle(request);
		}
		finally {
			others.decrementAndGet();
		}
	}

	private boolean isOwn(Caller caller, @Nullable String user) {
		return user == null
				|| this.directory.person(user).filter((person) -> person.id().equals(caller.userId())).isPresent();
	}

	private Answer error(Visit visit, int status, String code, String message) {
		return GraphError.answer(status, code, message, visit.id, visit.request.getHeader("client-request-id"),
				this.clock.instant());
	}

	private static void write(Visit visit, Answer answer, HttpServletResponse response) throws IOException {
		response.setStatus(answer.status());
		response.setHeader("request-id", visit.id);
		Optional.ofNullable(visit.request.getHeader("client-request-id"))
			.ifPresent((id) -> response.setHeader("client-request-id", id));
		answer.headers().forEach(response::setHeader);
		if (answer.contentType() != null) {
			response.setContentType(answer.contentType());
		}
		response.setContentLength(answer.body().length);
		response.getOutputStream().write(answer.body());
	}

	/**
	 * A request while it is being answered, with what has been found out about it.
	 */
	private static final class Visit {

		private final HttpServletRequest request;

		private final String path;

		private final byte[] body;

		private final String id = UUID.randomUUID().toString();

		private @Nullable Caller caller;

		private @Nullable Operation operation;

		private Map<String, String> variables = Map.of();

		Visit(HttpServletRequest request, String path, byte[] body) {
			this.request = request;
			this.path = path;
			this.body = body;
		}

		String template() {
			if (this.operation == null) {
				return this.path;
			}
			String template = this.operation.template();
			boolean me = this.path.equals("/me") || this.path.startsWith("/me/");
			return me ? template.replace("/users/{user}", "/me") : template;
		}

		int cost() {
			return (this.operation != null) ? this.operation.cost() : 1;
		}

		boolean appOnly() {
			return this.caller != null && this.caller.appOnly();
		}

		@Nullable String askedBy() {
			if (this.caller == null) {
				return null;
			}
			return (this.caller.userId() != null) ? this.caller.userId() : this.caller.appId();
		}

	}

}
