package cli

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"outbreath/cli/terminal"
	"outbreath/protocols"
	"outbreath/words"
)

func explainCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "explain [CODE]",
		Short: words.Say("Explain a code that check gives"),
		Long: words.Say(`Explains what a fault is about, why it matters and the way out, with an example
that has it, what check says about that, and one that is right.

Codes may be shortened: OB012, ob12 and 12 are the same. Without a code it lists
them all.`),
		Example: `  outbreath explain OB012
  outbreath explain 12
  outbreath explain`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError(cmd, words.Error("name one code, or none for the list of all"))
			}
			return nil
		},
		ValidArgsFunction: completeCode,
		RunE: func(cmd *cobra.Command, args []string) error {
			inEnglish(asJSON)
			out := cmd.OutOrStdout()
			if len(args) == 0 {
				return listCodes(out, asJSON)
			}
			code, err := codeFor(args[0])
			if err != nil {
				return atFault(err)
			}
			e, _ := protocols.Explain(code)
			if asJSON {
				return writeJSON(out, explained(e))
			}
			_, err = io.WriteString(out, explanation(e, columnsOf(out), depthOf(out)))
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, words.Say("as JSON, with what check says about the wrong example"))
	return cmd
}

// completeCode offers the codes with their titles.
func completeCode(_ *cobra.Command, args []string, word string) (found []cobra.Completion, _ cobra.ShellCompDirective) {
	for _, code := range protocols.Codes() {
		if len(args) == 0 && strings.HasPrefix(string(code), strings.ToUpper(word)) {
			e, _ := protocols.Explain(code)
			found = append(found, cobra.CompletionWithDesc(string(code), e.Title))
		}
	}
	return found, cobra.ShellCompDirectiveNoFileComp
}

// codeFor returns the code that a word means; the error names the nearest.
func codeFor(word string) (protocols.Code, error) {
	n, err := strconv.Atoi(strings.TrimPrefix(strings.ToUpper(word), "OB"))
	if err != nil || n < 0 {
		return "", words.Errorf("%q is no code; codes look like OB012, and outbreath explain lists them", word)
	}
	want := protocols.Code(fmt.Sprintf("OB%03d", n))
	nearest, least := want, -1
	for _, code := range protocols.Codes() {
		number, _ := strconv.Atoi(string(code[2:]))
		if apart := max(number-n, n-number); least < 0 || apart < least {
			nearest, least = code, apart
		}
	}
	if least > 0 {
		e, _ := protocols.Explain(nearest)
		return "", words.Errorf("there is no code %s; the nearest is %s: %s", want, nearest, e.Title)
	}
	return want, nil
}

// The bounds of a paragraph, in columns: what is wider is hard to read.
const (
	narrowestText = 20
	widestText    = 80
)

// columnsOf returns how wide a paragraph on w may be.
func columnsOf(w io.Writer) int {
	f, ok := terminal.Is(w)
	if !ok {
		return widestText
	}
	width, _ := terminal.Size(f)
	return min(max(width, narrowestText), widestText)
}

// explanation is everything that there is to say about a code, for people.
func explanation(e protocols.Explanation, columns int, depth terminal.Depth) string {
	var b strings.Builder
	paragraph := func(text string) {
		for _, line := range terminal.Wrap(text, columns) {
			b.WriteString(line + "\n")
		}
	}
	style := weights[e.Code.Severity()]
	fmt.Fprintf(&b, "%s %s\n\n", style.Paint(fmt.Sprintf("%s %s:", e.Code.Severity().Words(), e.Code), depth), strong.Paint(e.Title, depth))
	paragraph(e.About)
	if e.How != "" {
		fmt.Fprintf(&b, "\n%s\n\n", strong.Paint(words.Say("How it comes about"), depth))
		paragraph(e.How)
	} else {
		fmt.Fprintf(&b, "\n%s\n\n%s\n", strong.Paint(words.Say("Wrong"), depth), indented(e.Wrong))
		b.WriteString(indented(faultWords(e.Faults(e.Wrong), depth)))
		fmt.Fprintf(&b, "\n%s\n\n%s", strong.Paint(words.Say("Right"), depth), indented(e.Right))
	}
	if e.Source != "" {
		fmt.Fprintf(&b, "\n%s\n\n", strong.Paint(words.Say("Source"), depth))
		paragraph(e.Source)
	}
	return b.String()
}

// indented moves the lines of a text to the right.
func indented(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if line != "\n" {
			line = "  " + line
		}
		b.WriteString(line)
	}
	return b.String()
}

// explainedCode is what there is to say about a code, in JSON.
type explainedCode struct {
	Code     protocols.Code        `json:"code"`
	Severity protocols.Severity    `json:"severity"`
	Title    string                `json:"title"`
	About    string                `json:"about"`
	How      string                `json:"how,omitempty"`
	Wrong    string                `json:"wrong,omitempty"`
	Faults   protocols.Diagnostics `json:"faults,omitempty"` // of the wrong example, its lines counted from 1
	Right    string                `json:"right,omitempty"`
	Source   string                `json:"source,omitempty"`
}

func explained(e protocols.Explanation) explainedCode {
	j := explainedCode{
		Code: e.Code, Severity: e.Code.Severity(), Title: e.Title, About: e.About,
		How: e.How, Wrong: e.Wrong, Right: e.Right, Source: e.Source,
	}
	if e.How == "" {
		j.Faults = e.Faults(e.Wrong)
	}
	return j
}

// listCodes writes all codes with their titles.
func listCodes(w io.Writer, asJSON bool) error {
	all := []explainedCode{}
	t := table{header: []string{words.Say("code"), words.Say("severity"), words.Say("what it says")}, right: make([]bool, 3)}
	for _, code := range protocols.Codes() {
		e, _ := protocols.Explain(code)
		all = append(all, explained(e))
		t.add(string(code), code.Severity().Words(), e.Title)
	}
	if asJSON {
		return writeJSON(w, all)
	}
	return t.write(w)
}
