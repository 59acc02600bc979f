package io.convenor.timescales;

import io.convenor.timescales.RiskAssessment.Asked;

/**
 * What a rule set asks of whoever chairs.
 *
 * @param turnRound how many minutes lie at least between two meetings of one chair
 * @param leadPractitionersReason whether it is to be said why a lead practitioner chairs
 * what an independent chair usually does
 */
public record Chairs(Limit turnRound, Asked leadPractitionersReason) {
}
