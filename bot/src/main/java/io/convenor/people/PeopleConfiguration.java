package io.convenor.people;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads who is staff from the configuration. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Staff.class)
class PeopleConfiguration {

}
