/** The review: asks before more than one project is cleaned, and before a rule is accepted. */
@NullMarked
package app.offcut.ui.review;

import org.jspecify.annotations.NullMarked;
