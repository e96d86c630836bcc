// Package tell says what the engine knows, in the language of the user: what became
// of a plan, why a session is held, what a phase is for. Package pacing itself says
// nothing; its kinds and reasons are codes, which files and tables keep.
package tell
