/** Putting a conference together and booking it: slots, rooms, places and invitations. */
@NullMarked
package io.convenor.scheduling;

import org.jspecify.annotations.NullMarked;
