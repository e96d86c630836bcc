// Package words says what Outbreath has to say in the language of the user:
// English, German, French or Spanish.
//
// The English sentence in the code is the key, so that a call reads as what it
// says, and English needs no catalogue:
//
//	words.Say("Ends at %s", clock)
//	words.Count("%d breath", "%d breaths", n)
//	words.In("of a breath", "hold")            // a word with several meanings
//	words.List(names)                          // a, b and c
//	words.Errorf("read %s: %w", path, err)
//
// What is laid down before the language is known, as in tables and constants, is
// marked where it stands and put into the language where it is shown:
//
//	var hints = []string{words.Mark("Hold"), words.Mark("Go on")}
//	label.SetText(words.Of(hints[0]))
//	var ErrNoCard = words.Error("there is no sound card")   // says itself so
//
// The catalogues are gettext files, one for each part of the program:
// de/window.po holds what package app says in German. A sentence that several
// parts say stands once, in the first of them. They are embedded; only those of
// the language in use are read, when the first sentence is asked for.
//
// A test reads the code and holds that the catalogues have every sentence in every
// language and no other, with the same places to fill in. It keeps them too:
//
//	go test ./words -update
//
// adds what is new, with an empty translation that is then to be written, and takes
// away what is gone.
//
// Everything here may be called from several goroutines.
package words
