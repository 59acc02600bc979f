package io.convenor.tenant.console;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.ServletException;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;

import io.convenor.tenant.console.ConsolePage.Draft;
import io.convenor.tenant.world.LibraryFile;
import io.convenor.tenant.world.MailFile;
import io.convenor.tenant.world.MailItem;
import io.convenor.tenant.world.World;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The page at the tenant's root, its forms and its downloads. */
final class Console {

	private static final String POLICY_HEADER = "Content-Security-Policy";

	/**
	 * Mails and posts are shown as they were written, and may load nothing from anywhere.
	 */
	private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; "
			+ "frame-ancestors 'none'; form-action 'self'";

	private final World world;

	private final ConsolePage page;

	private final ConsoleActions actions;

	Console(World world, ConsolePage page, ConsoleActions actions) {
		this.world = world;
		this.page = page;
		this.actions = actions;
	}

	RouterFunction<ServerResponse> routes() {
		return RouterFunctions.route()
			.GET("/", (request) -> show(Section.of(query(request).getOrDefault("show", "")), query(request)))
			.POST("/console/mail", this::mail)
			.POST("/console/answer", (request) -> done(request, Section.CALENDARS, Notice.ANSWER, this.actions::answer))
			.POST("/console/byhand",
					(request) -> done(request, Section.CALENDARS, Notice.BY_HAND, this.actions::byHand))
			.POST("/console/room", (request) -> done(request, Section.CALENDARS, Notice.ROOM, this.actions::room))
			.POST("/console/step", (request) -> done(request, Section.CALLS, Notice.STEP, this.actions::step))
			.POST("/console/misbehave",
					(request) -> done(request, Section.MISBEHAVIOURS, Notice.WRONG, this.actions::misbehave))
			.POST("/console/behave",
					(request) -> done(request, Section.MISBEHAVIOURS, Notice.BEHAVE, (form) -> this.actions.behave()))
			.POST("/console/permission",
					(request) -> done(request, Section.MISBEHAVIOURS, Notice.PERMISSION, this.actions::permission))
			.GET("/console/attachment", this::attachment)
			.GET("/console/document", this::document)
			.resources("/console/assets/**", new ClassPathResource("io/convenor/tenant/console/assets/"))
			.build();
	}

	private ServerResponse show(Section section, Map<String, String> query) {
		return ServerResponse.ok()
			.header(POLICY_HEADER, POLICY)
			.render("tenant/console", this.page.model(section, query));
	}

	private ServerResponse done(ServerRequest request, Section section, Notice notice, Action action) {
		Map<String, String> form = query(request);
		try {
			action.act(form);
			return redirect(section, notice, form.getOrDefault("of", ""));
		}
		catch (Problem problem) {
			return refuse(section, form, problem, Draft.empty());
		}
	}

	private ServerResponse mail(ServerRequest request) throws ServletException, IOException {
		Map<String, String> form = query(request);
		Draft draft = new Draft(form.getOrDefault("from", ""), form.getOrDefault("name", ""),
				form.getOrDefault("to", ""), form.getOrDefault("subject", ""), form.getOrDefault("text", ""));
		try {
			this.actions.write(draft, Objects.requireNonNullElse(request.multipartData().get("files"), List.of()));
			return redirect(Section.MAILBOXES, Notice.MAIL, "");
		}
		catch (Problem problem) {
			return refuse(Section.MAILBOXES, form, problem, draft);
		}
	}

	/** Shows the section again with what was wrong, and with what was typed. */
	private ServerResponse refuse(Section section, Map<String, String> form, Problem problem, Draft draft) {
		Map<String, Object> model = this.page.model(section, form);
		model.put("problem", String.valueOf(problem.getMessage()));
		model.put("draft", draft);
		return ServerResponse.badRequest().header(POLICY_HEADER, POLICY).render("tenant/console", model);
	}

	private ServerResponse attachment(ServerRequest request) {
		Map<String, String> query = query(request);
		int number = Integer.parseInt(query.getOrDefault("file", "0"));
		String box = query.getOrDefault("of", "");
		for (String folder : this.world.mailboxes().folderNames(box)) {
			for (MailItem mail : this.world.mailboxes().folder(box, folder)) {
				if (mail.id().equals(query.get("mail")) && number < mail.attachments().size()) {
					MailFile file = mail.attachments().get(number);
					return download(file.name(), file.bytes());
				}
			}
		}
		return ServerResponse.notFound().build();
	}

	private ServerResponse document(ServerRequest request) {
		return this.world.library()
			.file(query(request).getOrDefault("path", ""))
			.map((LibraryFile file) -> download(file.name(), file.bytes()))
			.orElseGet(() -> ServerResponse.notFound().build());
	}

	/** Always saved and never shown, since anybody may have written it. */
	private static ServerResponse download(String name, byte[] bytes) {
		return ServerResponse.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(name, UTF_8).build().toString())
			.header("X-Content-Type-Options", "nosniff")
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.body(bytes);
	}

	private static ServerResponse redirect(Section section, Notice notice, String of) {
		UriComponentsBuilder target = UriComponentsBuilder.fromPath("/")
			.queryParam("show", section.key())
			.queryParam("done", notice.key());
		if (!of.isEmpty()) {
			target.queryParam("of", "{of}");
		}
		URI uri = of.isEmpty() ? target.build().toUri() : target.encode().buildAndExpand(of).toUri();
		return ServerResponse.seeOther(uri).build();
	}

	private static Map<String, String> query(ServerRequest request) {
		return request.params().toSingleValueMap();
	}

	private interface Action {

		void act(Map<String, String> form);

	}

}
