/**
 * Shows who saw, asked for, sent and did what about a conference, and has what was
 * written down sealed, checked and its seal kept outside the database.
 */
@NullMarked
package io.convenor.chat.audit;

import org.jspecify.annotations.NullMarked;
