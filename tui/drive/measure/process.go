//go:build linux || darwin

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// family is the process and all below it that run now.
func family(pid int) []int {
	all := []int{pid}
	files, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			continue // a thread that has just ended
		}
		for _, field := range strings.Fields(string(text)) {
			if child, err := strconv.Atoi(field); err == nil {
				all = append(all, family(child)...)
			}
		}
	}
	return all
}

// processorTime is how long the threads that are alive in the family have run so far; false where the system does not tell.
func processorTime(pid int) (time.Duration, bool) {
	var sum time.Duration
	found := false
	for _, p := range family(pid) {
		files, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", p))
		for _, file := range files {
			text, err := os.ReadFile(file)
			fields := strings.Fields(string(text))
			if err != nil || len(fields) == 0 {
				continue
			}
			if ns, err := strconv.ParseInt(fields[0], 10, 64); err == nil {
				sum += time.Duration(ns)
				found = true
			}
		}
	}
	return sum, found
}

// memory is in MiB: the highest that was resident so far, and what is resident now and not part of a file.
type memory struct{ peak, anonymous float64 }

// memoryOf adds up the family; false where the system does not tell.
func memoryOf(pid int) (memory, bool) {
	var m memory
	found := false
	for _, p := range family(pid) {
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p))
		if err != nil {
			continue
		}
		for line := range strings.Lines(string(text)) {
			fields := strings.Fields(line)
			if len(fields) < 2 {
				continue
			}
			kib, err := strconv.ParseFloat(fields[1], 64)
			switch {
			case err != nil:
			case fields[0] == "VmHWM:":
				m.peak += kib / 1024
				found = true
			case fields[0] == "RssAnon:":
				m.anonymous += kib / 1024
			}
		}
	}
	return m, found
}
