package demo_test

import (
	"testing"

	"workgroup/model/demo"
)

// BenchmarkBuild is what of the start of a demo is the making of its cohorts.
func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		if _, err := demo.Build(sequence()); err != nil {
			b.Fatal(err)
		}
	}
}
