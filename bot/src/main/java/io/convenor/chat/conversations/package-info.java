/**
 * Where a conference held by conversations is written down: the checklist, and a form for
 * each thing there is to write.
 */
@NullMarked
package io.convenor.chat.conversations;

import org.jspecify.annotations.NullMarked;
