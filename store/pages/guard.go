package pages

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

const (
	boltPath = "go.etcd.io/bbolt"
	ourPath  = "workgroup/"
)

// guard runs fn so that panics and memory faults come back as errors.
func guard(path string, fn func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = explain(path, r)
		}
	}()
	return fn()
}

// explain turns what was recovered into an error. It is called by the deferred
// function that recovered, while the frames of the panic are still there.
func explain(path string, what any) error {
	if _, fault := what.(interface{ Addr() uintptr }); fault {
		cause, _ := what.(error)
		return damaged(path, "a part of it cannot be read", cause)
	}
	if misuse(what) || !inBolt() {
		return mistake(path, what)
	}
	cause, ok := what.(error)
	if !ok {
		cause = fmt.Errorf("%v", what)
	}
	return damaged(path, fmt.Sprintf("its pages contradict each other (%v)", what), cause)
}

// misuse knows the panics that come out of bbolt's own frames, and are mistakes
// of the caller whatever is in the file: a bucket that was not there and was used
// all the same, a transaction ended inside fn or used after its end.
func misuse(what any) bool {
	said := fmt.Sprint(what)
	for _, mark := range []string{"nil pointer dereference", "managed tx", "tx closed"} {
		if strings.Contains(said, mark) {
			return true
		}
	}
	return false
}

// inBolt says whether the panic that is being recovered arose in bbolt, or in
// the standard library on its behalf, rather than in the program.
func inBolt() bool {
	callers := make([]uintptr, 64)
	frames := runtime.CallersFrames(callers[:runtime.Callers(0, callers)])
	panicked := false
	for {
		frame, more := frames.Next()
		switch {
		case frame.Function == "runtime.gopanic":
			panicked = true
		case panicked && strings.HasPrefix(frame.Function, boltPath):
			return true
		case panicked && (strings.HasPrefix(frame.Function, ourPath) || strings.HasPrefix(frame.Function, "main.")):
			return false
		}
		if !more {
			return false
		}
	}
}
