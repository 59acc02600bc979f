package io.convenor.conference;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.ResourcePatternUtils;

import io.convenor.timescales.RuleSets;

/** Reads the kinds of meeting when the bot starts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KindsSettings.class)
class KindsConfiguration {

	@Bean
	Kinds kinds(KindsSettings settings, ResourceLoader resources, RuleSets ruleSets) {
		return Kinds.read(settings.files().stream().flatMap((pattern) -> files(pattern, resources).stream()).toList())
			.under(ruleSets.all());
	}

	private static List<Resource> files(String pattern, ResourceLoader resources) {
		try {
			return List.of(ResourcePatternUtils.getResourcePatternResolver(resources).getResources(pattern));
		}
		catch (FileNotFoundException ex) {
			return List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The files in " + pattern + " cannot be listed", ex);
		}
	}

}
