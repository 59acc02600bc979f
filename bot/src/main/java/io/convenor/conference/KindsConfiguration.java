package io.convenor.conference;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

import io.convenor.timescales.RuleFiles;
import io.convenor.timescales.RuleSets;

/** Reads the kinds of meeting when the bot starts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KindsSettings.class)
class KindsConfiguration {

	@Bean
	Kinds kinds(KindsSettings settings, ResourceLoader resources, RuleSets ruleSets) {
		return Kinds
			.read(settings.files().stream().flatMap((pattern) -> RuleFiles.in(pattern, resources).stream()).toList())
			.under(ruleSets.all());
	}

}
