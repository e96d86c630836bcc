// Package preferences is the page of settings: a table of sections whose rows
// read and change what the program keeps. It knows no setting by name.
//
//	Section ─▶ Row: Choice, Switch, Stepper, Level, Door, Deed or Folder ─▶ Get, Set
//
// What is changed takes effect where its Set says so, at once. Each section can
// be made as it was at first, and that can be undone for as long as the page is
// open and the section stays so.
package preferences
