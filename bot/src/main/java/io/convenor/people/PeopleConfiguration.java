package io.convenor.people;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads from the configuration which authority this is and who works for it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ Authority.class, ForFamilies.class, StaffSettings.class, Custodies.class })
class PeopleConfiguration {

}
