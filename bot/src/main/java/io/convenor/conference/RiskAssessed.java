package io.convenor.conference;

import java.util.UUID;

/** A risk assessment was recorded for a conference. */
public record RiskAssessed(UUID conference) {
}
