package io.convenor.conference;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the kinds of meeting are written down.
 *
 * @param files the files, as patterns: an authority may add a folder of its own
 */
@ConfigurationProperties("convenor.kinds")
record KindsSettings(@DefaultValue("classpath:kinds/*.yaml") List<String> files) {
}
