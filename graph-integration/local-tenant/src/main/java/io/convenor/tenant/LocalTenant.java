package io.convenor.tenant;

import java.util.Objects;
import java.util.stream.Stream;

import org.apache.catalina.connector.Connector;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import io.convenor.tenant.calls.Calls;
import io.convenor.tenant.misbehaviour.Misbehaviours;
import io.convenor.tenant.world.Calendars;
import io.convenor.tenant.world.Channels;
import io.convenor.tenant.world.Directory;
import io.convenor.tenant.world.Library;
import io.convenor.tenant.world.Mailboxes;
import io.convenor.tenant.world.OnlineMeetings;
import io.convenor.tenant.world.World;

/**
 * A running tenant: an HTTP server that speaks Microsoft's dialects, and the handle by
 * which its people act and what they see is read.
 */
public final class LocalTenant implements AutoCloseable {

	/** A tenant whose secrets are in its source is for this machine alone. */
	static final String LOOPBACK = "127.0.0.1";

	private final ConfigurableApplicationContext context;

	private final World world;

	private LocalTenant(ConfigurableApplicationContext context) {
		this.context = context;
		this.world = context.getBean(World.class);
	}

	/**
	 * Start a tenant with Northmere Council in it.
	 * @param more further classes of beans to run in the tenant's own context
	 */
	public static LocalTenant start(Settings settings, Class<?>... more) {
		return new LocalTenant(new SpringApplicationBuilder(TenantApplication.class).sources(more)
			.web(WebApplicationType.SERVLET)
			.bannerMode(Banner.Mode.OFF)
			.registerShutdownHook(false)
			.initializers((context) -> context.getBeanFactory().registerSingleton("settings", settings))
			.run("--spring.config.name=tenant", "--spring.jmx.enabled=false", "--spring.main.log-startup-info=false",
					"--spring.thymeleaf.check-template-location=false", "--server.shutdown=immediate",
					"--server.address=" + LOOPBACK, "--server.port=" + settings.httpPort()));
	}

	/**
	 * Where everything but the authority answers, such as {@code http://localhost:8080}.
	 */
	public String url() {
		return "http://localhost:" + this.context.getEnvironment().getRequiredProperty("local.server.port");
	}

	/**
	 * Where the same answers over https.
	 * @throws IllegalStateException when no {@link ServerCertificate} was given
	 */
	public String httpsUrl() {
		TomcatWebServer server = (TomcatWebServer) Objects
			.requireNonNull(((WebServerApplicationContext) this.context).getWebServer());
		return Stream.of(server.getTomcat().getService().findConnectors())
			.filter(Connector::getSecure)
			.findFirst()
			.map((connector) -> "https://localhost:" + connector.getLocalPort())
			.orElseThrow(() -> new IllegalStateException("The tenant was started without a certificate"));
	}

	public String graphUrl() {
		return url() + "/v1.0";
	}

	/**
	 * A bean of the tenant's context, for the parts that are not Graph.
	 */
	public <T> T part(Class<T> type) {
		return this.context.getBean(type);
	}

	public Directory directory() {
		return this.world.directory();
	}

	public Channels channels() {
		return this.world.channels();
	}

	public Calendars calendars() {
		return this.world.calendars();
	}

	public Mailboxes mailboxes() {
		return this.world.mailboxes();
	}

	public OnlineMeetings onlineMeetings() {
		return this.world.onlineMeetings();
	}

	public Library library() {
		return this.world.library();
	}

	/**
	 * Every request that Graph was sent.
	 */
	public Calls calls() {
		return this.context.getBean(Calls.class);
	}

	/**
	 * Where the tenant is told what to do wrong.
	 */
	public Misbehaviours misbehave() {
		return this.context.getBean(Misbehaviours.class);
	}

	/**
	 * Let rooms answer and notifications go out now rather than in their own time.
	 */
	public void settle() {
		this.world.errands().settle();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
