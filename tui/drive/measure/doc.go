// Measure times terminal programs from outside, in a pseudo-terminal with a model of the screen, as a person in front of them
// would with a very good watch. It measures one program, or several side by side: then they take turns, start by start and key
// by key, so that a machine that changes its speed changes it for all, and the ratios of their medians are printed.
//
//	measure -starts 20 -wait ready -keys 'j k' -n 200 -idle 10s -- ./min
//	measure -a './workgroup demo --file big.db' -await Cohorts -b './min' -bwait ready -starts 20
//	measure -dump -ansi -size 80x24 -keys 'enter p p' -- ./workgroup demo
//
// A start runs from just before the process is made to the read that completed the wanted text; a key from its write to the read
// that completed the first change to be seen (a character, a style, the place of a visible cursor; inside a synchronized update
// only once it ends), and, as settled, to the last read before the program was quiet for -quiet. Processor time and memory come
// from /proc and are left out where there is none.
package main
