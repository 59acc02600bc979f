/**
 * Tells in one message what came about a conference within a short while.
 */
@NullMarked
package io.convenor.chat.news;

import org.jspecify.annotations.NullMarked;
