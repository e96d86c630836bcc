package words_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// verbs returns the places to fill in of a format, by the argument that each takes
// and the way it is written: "1s", "2d". What is wrong is a verb of its own.
func verbs(format string) (found []string) {
	next := 1
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			continue
		}
		i++
		for i < len(format) && strings.IndexByte("+-# 0123456789.*[]", format[i]) >= 0 {
			if format[i] == '[' {
				end := strings.IndexByte(format[i:], ']')
				n, err := strconv.Atoi(format[i+1 : i+max(end, 1)])
				if end < 0 || err != nil {
					return append(found, "an index that is none")
				}
				next = n
				i += end
			}
			i++
		}
		if i >= len(format) {
			return append(found, "a verb that is cut off")
		}
		if format[i] == '%' {
			continue
		}
		found = append(found, fmt.Sprintf("%d%c", next, format[i]))
		next++
	}
	slices.Sort(found)
	return slices.Compact(found)
}
