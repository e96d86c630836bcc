package protocols

import (
	"strconv"
	"strings"

	"outbreath/words"
)

// nearest returns the name that a slip of the fingers would turn into got, or
// "" when none is near: within a third of its length, two letters at least. Of
// two as near it takes the one that begins more alike.
func nearest(got string, names []string) string {
	const longest = 64 // a longer word is no slip
	if got == "" || len(got) > longest {
		return ""
	}
	got = strings.ToLower(got)
	best, least := "", max(2, len(got)/3)+1
	for _, name := range names {
		if apart := len(got) - len(name); max(apart, -apart) > least {
			continue
		}
		d := distance(got, name)
		if d < len(name) && (d < least || d == least && best != "" && alike(got, name) > alike(got, best)) {
			best, least = name, d
		}
	}
	return best
}

// alike counts the letters with which both begin.
func alike(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// didYouMean is the hint for a name that is not known.
func didYouMean(got string, names []string) string {
	if near := nearest(got, names); near != "" {
		return words.Say("did you mean %q?", near)
	}
	return ""
}

// distance counts the letters to insert, delete, replace or swap with their
// neighbour in order to turn a into b.
func distance(a, b string) int {
	before, last, now := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		now[0] = i + 1
		for j := range len(b) {
			differ := 1
			if a[i] == b[j] {
				differ = 0
			}
			now[j+1] = min(last[j]+differ, last[j+1]+1, now[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				now[j+1] = min(now[j+1], before[j-1]+1)
			}
		}
		before, last, now = last, now, before
	}
	return last[len(b)]
}

// oneOf writes names as a choice: "a", "b" or "c".
func oneOf[S ~string](names []S) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = strconv.Quote(string(name))
	}
	return words.Choice(quoted)
}
