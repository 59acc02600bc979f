package io.convenor.chat.outcome;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads where Teams is reached before anybody spoke to the bot. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TeamsAddress.class)
class OutcomeChatConfiguration {

}
