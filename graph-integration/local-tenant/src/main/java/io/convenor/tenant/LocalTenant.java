package io.convenor.tenant;

import java.util.Map;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.convenor.tenant.world.Channels;
import io.convenor.tenant.world.Directory;
import io.convenor.tenant.world.World;

/**
 * A running tenant: an HTTP server that speaks Microsoft's dialects, and the handle by
 * which its people act and what they see is read.
 */
public final class LocalTenant implements AutoCloseable {

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
			.properties(Map.of("spring.config.name", "tenant", "spring.jmx.enabled", "false", "server.port",
					settings.httpPort(), "spring.main.log-startup-info", "false"))
			.run());
	}

	/**
	 * Where everything but the authority answers, such as {@code http://localhost:8080}.
	 */
	public String url() {
		return "http://localhost:" + this.context.getEnvironment().getRequiredProperty("local.server.port");
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

	@Override
	public void close() {
		this.context.close();
	}

}
