package io.convenor.outcomes;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads which channel outcomes go to. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutcomesSettings.class)
class OutcomesConfiguration {

}
