// Package closing is the page after a session: in plain words what was done,
// and what may be good to know now. A session that was ended early is told like
// one that ran to its end; there are no scores.
package closing
