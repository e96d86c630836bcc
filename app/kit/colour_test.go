package kit_test

import (
	"image/color"
	"math"
)

// visions are the kinds of colour vision: how linear red, green and blue are seen.
// The matrices are those of Machado, Oliveira and Fernandes, "A physiologically-
// based model for simulation of color vision deficiency" (2009), for severity 1.
var visions = map[string][9]float64{
	"usual colour vision": {1, 0, 0, 0, 1, 0, 0, 0, 1},
	"protanopia":          {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
	"deuteranopia":        {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
	"tritanopia":          {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
}

// labOf returns a colour in CIELAB, as it is seen.
func labOf(c color.NRGBA, seen [9]float64) (l, a, b float64) {
	linear := func(v uint8) float64 {
		if c := float64(v) / 255; c > 0.04045 {
			return math.Pow((c+0.055)/1.055, 2.4)
		} else {
			return c / 12.92
		}
	}
	red, green, blue := linear(c.R), linear(c.G), linear(c.B)
	row := func(i int) float64 { return min(max(seen[i]*red+seen[i+1]*green+seen[i+2]*blue, 0), 1) }
	red, green, blue = row(0), row(3), row(6)
	f := func(v float64) float64 {
		if v > 0.008856 {
			return math.Cbrt(v)
		}
		return 7.787*v + 16.0/116
	}
	x := f((0.4124*red + 0.3576*green + 0.1805*blue) / 0.9505)
	y := f(0.2126*red + 0.7152*green + 0.0722*blue)
	z := f((0.0193*red + 0.1192*green + 0.9505*blue) / 1.089)
	return 116*y - 16, 500 * (x - y), 200 * (y - z)
}

// distance is how different two colours are seen: CIEDE2000, after Sharma, Wu and
// Dalal, "The CIEDE2000 color-difference formula" (2005). About 1 can just be
// told apart side by side.
func distance(c, d color.NRGBA, seen [9]float64) float64 {
	l1, a1, b1 := labOf(c, seen)
	l2, a2, b2 := labOf(d, seen)
	return ciede2000(l1, a1, b1, l2, a2, b2)
}

func ciede2000(l1, a1, b1, l2, a2, b2 float64) float64 {
	const degree = math.Pi / 180
	seventh := func(c float64) float64 { return math.Sqrt(math.Pow(c, 7) / (math.Pow(c, 7) + math.Pow(25, 7))) }
	g := 0.5 * (1 - seventh((math.Hypot(a1, b1)+math.Hypot(a2, b2))/2))
	a1, a2 = a1*(1+g), a2*(1+g)
	c1, c2 := math.Hypot(a1, b1), math.Hypot(a2, b2)
	hue := func(a, b float64) float64 { return math.Mod(math.Atan2(b, a)/degree+360, 360) }
	h1, h2 := hue(a1, b1), hue(a2, b2)
	turn, h := 0.0, h1+h2
	if c1*c2 != 0 {
		turn, h = h2-h1, (h1+h2)/2
		switch {
		case turn > 180:
			turn, h = turn-360, h+180
		case turn < -180:
			turn, h = turn+360, h+180
		}
		h = math.Mod(h, 360)
	}
	l, c := (l1+l2)/2, (c1+c2)/2
	t := 1 - 0.17*math.Cos((h-30)*degree) + 0.24*math.Cos(2*h*degree) + 0.32*math.Cos((3*h+6)*degree) - 0.2*math.Cos((4*h-63)*degree)
	dl := (l2 - l1) / (1 + 0.015*(l-50)*(l-50)/math.Sqrt(20+(l-50)*(l-50)))
	dc := (c2 - c1) / (1 + 0.045*c)
	dh := 2 * math.Sqrt(c1*c2) * math.Sin(turn/2*degree) / (1 + 0.015*c*t)
	rotation := -math.Sin(60*math.Exp(-math.Pow((h-275)/25, 2))*degree) * 2 * seventh(c)
	return math.Sqrt(dl*dl + dc*dc + dh*dh + rotation*dc*dh)
}
