// Package welcome is the first page: what the program is, in three lines, and a
// minute of breathing to try it.
package welcome
