// Package timeline draws a plan as a page to print: what comes when, for how
// long, where, with which breath and which words.
//
//	pacing.Plan ── Draw ──▶ Drawing (rectangles and words at their places)
//	                           ├── WriteSVG
//	                           └── WritePNG
//
// Everything is measured with the one pair of fonts that the package brings,
// and both writers draw the outlines of those fonts. So the page looks the same
// wherever it is opened, whatever is installed there, and the same plan gives
// the same bytes.
//
// The page is white and as large as an A4 sheet on its side, in the 96 units an
// inch of SVG. The type shrinks until a plan fits; where even the smallest does
// not, the page grows downward. Nothing is ever cut.
package timeline
