/**
 * What a chair is told about their conferences: which are coming, and how each stands.
 */
@NullMarked
package io.convenor.chat.overview;

import org.jspecify.annotations.NullMarked;
