/**
 * The conference itself: its kind, way, people and reference, and what it guards about
 * them.
 */
@NullMarked
package io.convenor.conference;

import org.jspecify.annotations.NullMarked;
