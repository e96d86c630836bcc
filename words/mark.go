package words

// Mark returns a text as it is, and has it translated: [Of] puts it into the
// language where it is shown. The text is a constant, and nothing is filled in.
func Mark(text string) string { return text }

// Of returns a text in the language in use, one that was marked or that ships; any
// other as it is.
func Of(text string) string { return OfIn("", text) }

// MarkIn is [Mark] for a word that means something else in another context. The
// context is a constant too.
func MarkIn(_, text string) string { return text }

// OfIn returns a text that was marked in a context.
func OfIn(context, text string) string {
	if c := current.Load(); c != nil && text != "" {
		return c.say(context, text)
	}
	return text
}
