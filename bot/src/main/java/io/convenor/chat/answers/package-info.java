/** In chat: who takes part in a conference, and who was there. */
@NullMarked
package io.convenor.chat.answers;

import org.jspecify.annotations.NullMarked;
