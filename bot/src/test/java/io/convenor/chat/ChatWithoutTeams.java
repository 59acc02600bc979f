package io.convenor.chat;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What turns words and buttons into replies, without Teams around it. */
@Configuration(proxyBeanMethods = false)
@Import({ Turns.class, Commands.class, CardViews.class, Help.class })
public class ChatWithoutTeams {

}
