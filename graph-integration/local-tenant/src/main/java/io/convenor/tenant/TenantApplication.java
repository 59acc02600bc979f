package io.convenor.tenant;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import io.convenor.tenant.calls.Calls;
import io.convenor.tenant.graph.GraphConfiguration;
import io.convenor.tenant.misbehaviour.Misbehaviours;
import io.convenor.tenant.world.World;

/**
 * The beans of the tenant. It carries no stereotype on purpose: the tenant sits on the
 * bot's test classpath, where the bot's own scan must not find it.
 */
@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
		WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class, HttpEncodingAutoConfiguration.class,
		MultipartAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class,
		ThymeleafAutoConfiguration.class })
@Import(GraphConfiguration.class)
class TenantApplication {

	@Bean
	Clock clock(Settings settings) {
		return settings.clock();
	}

	@Bean
	GraphConfiguration.TenantId tenantId() {
		return new GraphConfiguration.TenantId(Northmere.TENANT_ID);
	}

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> https(Settings settings,
			ObjectProvider<ServerCertificate> certificate) {
		return (factory) -> certificate.ifAvailable(
				(identity) -> factory.addAdditionalConnectors(HttpsConnector.on(settings.httpsPort(), identity)));
	}

	@Bean
	Calls calls(Clock clock) {
		return new Calls(clock);
	}

	@Bean
	Misbehaviours misbehaviours() {
		return new Misbehaviours();
	}

	@Bean
	World world(Settings settings) {
		World world = new World(settings.clock(), settings.roomsAnswerAfter(), new World.Names(Northmere.TENANT_ID,
				Northmere.DOMAIN, Northmere.SITE_ID, Northmere.DRIVE_ID, Northmere.TEAM_ID, Northmere.TEAM_NAME));
		NorthmereSeed.sow(world, settings.clock());
		return world;
	}

}
