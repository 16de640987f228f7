// Package drive runs the whole program in a real pseudo-terminal and lets a test be the person in front of it: press keys, read
// the screen, close the window, pull the plug.
//
// It must not know the program from inside: it gets the path of a built binary and imports nothing else of this project, so what
// a test sees is what a person sees. It works on Linux and macOS.
//
// Nothing here waits for time to pass, but for one thing: after the escape key no key goes out for 200 ms ([EscapeGap]), because
// a program that reads escape and a key together takes them for one key with alt. [Run.Wait] and its like wait for output; their
// time limit ([Options.Patience]) is there for a program that hangs.
//
//	run := drive.Start(t, drive.Options{Path: binary, Args: []string{"demo"}})
//	run.Wait("Cohorts")
//	run.Press("enter", "p", "l", "2", "5")
//	run.Wait("late 25")
//	run.Kill()
package drive
