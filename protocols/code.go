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
	CodeNoSound      Code = "OB119"

	CodeNoConsent     Code = "OB120"
	CodeNoSafetyGroup Code = "OB121"
	CodeBannedPhrase  Code = "OB122"

	CodeSlowBreath Code = "OB130"
	CodeFastBreath Code = "OB131"
	CodeLongHold   Code = "OB132"
)
