/** Asks before more than one project is cleaned, and before a rule is waived. */
@NullMarked
package app.offcut.ui.review;

import org.jspecify.annotations.NullMarked;
