// Package theme holds every style of the program: its colours, its glyphs and
// its boxes, made once for the terminal at hand and passed down.
//
// One accent colour says where the keyboard is; green, amber, red and blue
// repeat what a word beside them says and never say it alone. Without colour
// the same is told by bold, underline and reverse, and without any styling
// (TERM=dumb) by brackets and words.
//
// A style is a pair of ready-made strings, so that drawing costs no more than
// joining text. The package must not know what is drawn with it: no panes, no
// words of the work group, no keys.
package theme
