/** The door of the house: who may come in by HTTP. */
@NullMarked
package io.convenor.chat.edge;

import org.jspecify.annotations.NullMarked;
