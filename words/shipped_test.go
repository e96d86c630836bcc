package words_test

import "testing"

// collectShipped notes the texts that ship as files of their own.
func collectShipped(t *testing.T, found map[string]*sentence) { t.Helper() }
