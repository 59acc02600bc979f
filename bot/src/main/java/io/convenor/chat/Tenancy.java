package io.convenor.chat;

import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The one Microsoft 365 tenant this deployment serves.
 */
@Validated
@ConfigurationProperties("convenor")
public record Tenancy(@NotBlank(message = "say whose bot this is: the tenant's id") String tenantId) {

}
