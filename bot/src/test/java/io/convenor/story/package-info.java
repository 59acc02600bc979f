/** Stories from the field, told through HTTP and checked as people see them. */
package io.convenor.story;
