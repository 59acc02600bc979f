/**
 * The people a conference knows: chairs, administrators, agencies and the roles they come
 * in.
 */
@NullMarked
package io.convenor.people;

import org.jspecify.annotations.NullMarked;
