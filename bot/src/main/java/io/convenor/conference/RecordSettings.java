package io.convenor.conference;

import java.time.Duration;
import java.time.LocalTime;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what is only needed for letters stays here.
 *
 * @param namesKeptFor how long the names of children are kept after a conference was
 * cancelled or its outcome approved
 * @param forgetAt when in the night they are forgotten
 */
@ConfigurationProperties("convenor.record")
record RecordSettings(@DefaultValue("28d") Duration namesKeptFor, @DefaultValue("02:30") LocalTime forgetAt) {
}
