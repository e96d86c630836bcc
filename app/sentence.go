package app

import (
	"errors"
	"os"
	"unicode"
	"unicode/utf8"

	"outbreath/words"
)

// sentence makes an error a sentence.
func sentence(err error) string {
	var path *os.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	said := words.Of(err.Error())
	first, n := utf8.DecodeRuneInString(said)
	return string(unicode.ToUpper(first)) + said[n:] + "."
}

// What the system says of files most often.
var _ = []string{
	words.Mark("permission denied"), words.Mark("no such file or directory"), words.Mark("file exists"),
	words.Mark("is a directory"), words.Mark("not a directory"), words.Mark("read-only file system"),
	words.Mark("no space left on device"), words.Mark("input/output error"),
}
