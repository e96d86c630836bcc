// Package journal will keep what happened: encrypted, under a key that the system
// keeps. So far it only knows whether this system keeps secrets.
package journal
