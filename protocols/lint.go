package protocols

import "outbreath/words"

// rule looks for one sort of thing that a protocol may do and had better not.
type rule struct {
	sound bool // asks only about a protocol without errors
	look  func(r *reader, d *draft)
}

// rules are looked at in this order, once a file and those it extends are read.
var rules = []rule{
	{false, (*reader).lintWarnings},
	{false, (*reader).lintPhrases},
	{true, (*reader).lintIdeals},
	{false, (*reader).lintCycles},
	{true, (*reader).lintFinishing},
	{false, (*reader).lintSides},
	{false, (*reader).lintWords},
	{false, (*reader).lintPrompts},
	{false, (*reader).lintPace},
	{true, (*reader).lintUnused},
	{true, (*reader).lintConsent},
	{true, (*reader).lintSafety},
	{false, (*reader).lintRates},
	{false, (*reader).lintHolds},
	{false, (*reader).lintSounds},
}

// lint looks for what works and is still likely to be a mistake.
func (r *reader) lint(d *draft) {
	sound := !r.faults.HasErrors()
	for _, rule := range rules {
		if sound || !rule.sound {
			rule.look(r, d)
		}
	}
	r.allow(d, sound)
}

// mine returns the first of some entries that stands in the file read, nil where
// all come from a file that it extends: that is a matter of the other file.
func (r *reader) mine(entries ...*entry) *entry {
	for _, e := range entries {
		if e != nil && e.src == r.main {
			return e
		}
	}
	return nil
}

// warn notes a warning in the value of an entry, if there is one.
func (r *reader) warn(e *entry, code Code, hint, format string, args ...any) {
	if e == nil {
		return
	}
	r.report(Warning, e.src, e.at, code, hint, format, args...)
}

// allow takes the weight from the warnings that the file silences, and warns of
// those it silences in vain.
func (r *reader) allow(d *draft, sound bool) {
	for code, e := range d.allowed {
		found := false
		for i := range r.faults {
			if f := &r.faults[i]; f.Code == code && f.Severity == Warning {
				f.Severity, found = Allowed, true
			}
		}
		if !found && sound && e.src == r.main {
			r.warn(e, CodeNothingToHide, "leave it out", "%s is allowed, and nothing here is at fault with it", code)
		}
	}
}

// allowances reads the codes of the warnings to silence.
func (r *reader) allowances(e *entry, d *draft) {
	d.allowed = map[Code]*entry{}
	r.each(e, "codes of warnings", `allow = ["OB110"]`, func(item *entry) {
		s, ok := r.text(item)
		if !ok {
			return
		}
		code := Code(s)
		switch {
		case !code.known():
			r.fault(item, CodeAllow, r.didYouMean(s, warningCodes()), "no warning has the code %q", shorten(s))
		case code.Severity() == Warning && !code.warns():
			r.fault(item, CodeAllow, "leave it out", "%s is not about the text of a file, so no file can allow it", s)
		case !code.warns():
			r.fault(item, CodeAllow, words.Say("mend it instead: outbreath explain %s", s), "%s is an error; only warnings can be allowed", s)
		default:
			d.allowed[code] = item
		}
	})
}

// warns reports whether the code is that of a warning about a file's own text,
// which the file may silence.
func (c Code) warns() bool {
	return c >= "OB100" && c != CodeTwin && c != CodeNothingToHide
}

func warningCodes() (codes []string) {
	for _, c := range Codes() {
		if c.warns() {
			codes = append(codes, string(c))
		}
	}
	return codes
}
