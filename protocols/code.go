package protocols

// Code names one sort of fault. Codes are stable: a code keeps its meaning for
// ever and is never used again for another.
type Code string

// The codes. OB0xx are errors, OB1xx warnings.
const (
	CodeUnreadable   Code = "OB001"
	CodeTooLarge     Code = "OB002"
	CodeEmpty        Code = "OB003"
	CodeNotUTF8      Code = "OB004"
	CodeNUL          Code = "OB005"
	CodeSyntax       Code = "OB006"
	CodeDuplicateKey Code = "OB007"
	CodeNesting      Code = "OB008"
	CodeTooMany      Code = "OB009"

	CodeUnknownKey Code = "OB010"
	CodeMisplaced  Code = "OB011"
	CodeMissing    Code = "OB012"
	CodeType       Code = "OB013"
	CodeFormat     Code = "OB014"
	CodeText       Code = "OB015"
	CodeRange      Code = "OB016"
	CodeChoice     Code = "OB017"
	CodeAllow      Code = "OB018"

	CodeBadID       Code = "OB020"
	CodeDuplicateID Code = "OB021"
	CodeNoPhases    Code = "OB022"
	CodeAllOptional Code = "OB023"

	CodeBareNumber   Code = "OB030"
	CodeDuration     Code = "OB031"
	CodeNotPositive  Code = "OB032"
	CodeTooFine      Code = "OB033"
	CodeTooLong      Code = "OB034"
	CodeMinOverIdeal Code = "OB035"
	CodeIdealOverMax Code = "OB036"
	CodeLength       Code = "OB037"

	CodeNoBreath     Code = "OB040"
	CodeBreathPart   Code = "OB041"
	CodeBreathShape  Code = "OB042"
	CodeBreathTarget Code = "OB043"
	CodeCircular     Code = "OB044"
	CodeStartRate    Code = "OB045"
	CodeQuickCycle   Code = "OB046"

	CodeNoNote     Code = "OB050"
	CodeNoGuidance Code = "OB051"
	CodePrompt     Code = "OB052"
	CodeCounted    Code = "OB053"

	CodeNoBase    Code = "OB060"
	CodeBaseCycle Code = "OB061"
	CodeBaseDepth Code = "OB062"

	CodeInvalid Code = "OB099"

	CodeWarnTooEarly  Code = "OB101"
	CodeTwin          Code = "OB102"
	CodeNothingToHide Code = "OB103"

	CodeIdealsApart  Code = "OB110"
	CodeUnderCycle   Code = "OB111"
	CodeNoFinishing  Code = "OB112"
	CodeUnprotected  Code = "OB113"
	CodeWordy        Code = "OB114"
	CodePromptLate   Code = "OB115"
	CodePromptCrowds Code = "OB116"
	CodeUnusedBreath Code = "OB117"
	CodeSidesNowhere Code = "OB118"

	CodeNoConsent     Code = "OB120"
	CodeNoSafetyGroup Code = "OB121"
	CodeBannedPhrase  Code = "OB122"

	CodeSlowBreath Code = "OB130"
	CodeFastBreath Code = "OB131"
	CodeLongHold   Code = "OB132"
)

// Meanings says in one line what each code is about.
var Meanings = map[Code]string{
	CodeUnreadable:   "the file cannot be read",
	CodeTooLarge:     "the file is larger than a protocol can be",
	CodeEmpty:        "the file holds nothing",
	CodeNotUTF8:      "the file is not UTF-8 text",
	CodeNUL:          "the file holds a NUL byte",
	CodeSyntax:       "the text is not TOML",
	CodeDuplicateKey: "a key or table is given twice",
	CodeNesting:      "values or keys are nested too deeply",
	CodeTooMany:      "there are more faults than are listed",

	CodeUnknownKey: "the key has no meaning here",
	CodeMisplaced:  "a key of the whole protocol stands after a table began",
	CodeMissing:    "a required key is missing",
	CodeType:       "the value is of the wrong type",
	CodeFormat:     "the format is missing or unknown",
	CodeText:       "a text is empty or cannot be shown on one line",
	CodeRange:      "a number is out of range",
	CodeChoice:     "the value is none of the allowed words",
	CodeAllow:      "only warnings can be allowed",

	CodeBadID:       "an id is not in kebab-case",
	CodeDuplicateID: "two phases have the same id",
	CodeNoPhases:    "the protocol has no phase",
	CodeAllOptional: "every phase may be left out",

	CodeBareNumber:   "a duration is a bare number",
	CodeDuration:     "a duration cannot be read",
	CodeNotPositive:  "a duration is zero or negative",
	CodeTooFine:      "a duration is finer than a millisecond",
	CodeTooLong:      "a duration, or the whole protocol, is longer than a day",
	CodeMinOverIdeal: "min is longer than ideal",
	CodeIdealOverMax: "ideal is longer than max",
	CodeLength:       "the length is outside what the phases can fill",

	CodeNoBreath:     "no breath has this name",
	CodeBreathPart:   "a breath lacks a part it needs",
	CodeBreathShape:  "a breath mixes pattern, ramp and fade",
	CodeBreathTarget: "a ramp or fade cannot use this breath",
	CodeCircular:     "breaths refer to each other in a circle",
	CodeStartRate:    "a ramp starts at a rate it cannot",
	CodeQuickCycle:   "a breath is shorter than a second",

	CodeNoNote:     "no safety note or group has this id",
	CodeNoGuidance: "no guidance line has this id",
	CodePrompt:     "a prompt needs exactly one of every, at and breaths",
	CodeCounted:    "a phase counted in breaths says something else about its length, or has nothing to count",

	CodeNoBase:    "the protocol to extend cannot be found or read",
	CodeBaseCycle: "protocols extend each other in a circle",
	CodeBaseDepth: "too many protocols extend each other",

	CodeInvalid: "the protocol cannot be fitted",

	CodeWarnTooEarly: "a warning would come before its phase begins",
	CodeTwin:         "another file of the folder has the same id",

	CodeNothingToHide: "a warning is allowed that is not there",

	CodeIdealsApart:  "the phases' ideals do not add up to the length",
	CodeUnderCycle:   "a paced phase is shorter than one breath",
	CodeNoFinishing:  "a table session has no finishing",
	CodeUnprotected:  "the finishing of a table session is not protected",
	CodeWordy:        "the words take longer to say than there is time",
	CodePromptLate:   "a prompt lies outside its phase",
	CodePromptCrowds: "prompts follow each other too quickly to be read",
	CodeUnusedBreath: "no phase uses a breath",
	CodeSidesNowhere: "a phase has sides and no zone",

	CodeNoConsent:     "a zone is worked on and its consent never asked for",
	CodeNoSafetyGroup: "the safety notes for this kind of protocol are missing",
	CodeBannedPhrase:  "a text promises what nothing can hold",

	CodeSlowBreath: "a breath is slower than 3 a minute",
	CodeFastBreath: "a breath is faster than 20 a minute",
	CodeLongHold:   "a breath is held for more than 10 s",
}
