//go:build linux || darwin

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"text/tabwriter"
)

// The goals, as they are printed and as they are named in JSON.
const (
	goalStart      = "start, ms"
	goalFirstByte  = "first byte, ms"
	goalStartCPU   = "CPU to start, ms"
	goalStartBytes = "bytes to start"
	goalStartPeak  = "peak memory after start, MiB"
	goalStartAnon  = "own memory after start, MiB"
	goalKey        = "key to change, ms"
	goalSettled    = "key to settled, ms"
	goalKeyBytes   = "bytes a key"
	goalKeyCPU     = "CPU a key, ms"
	goalBurst      = "burst, ms"
	goalBurstBytes = "bytes a burst"
	goalBurstCPU   = "CPU a burst, ms"
	goalIdleBytes  = "bytes while idle"
	goalIdleCPU    = "CPU while idle, ms"
	goalEndPeak    = "peak memory at the end, MiB"
	goalEndAnon    = "own memory at the end, MiB"
)

func goals() []string {
	return []string{
		goalStart, goalFirstByte, goalStartCPU, goalStartBytes, goalStartPeak, goalStartAnon, goalKey, goalSettled, goalKeyBytes,
		goalKeyCPU, goalBurst, goalBurstBytes, goalBurstCPU, goalIdleBytes, goalIdleCPU, goalEndPeak, goalEndAnon,
	}
}

// spread is how the values of one goal lie.
type spread struct {
	N   int     `json:"n"`
	Min float64 `json:"min"`
	P50 float64 `json:"p50"`
	P99 float64 `json:"p99"`
	Max float64 `json:"max"`
}

// spreadOf takes at least one value. The median of an even number is the mean of the two in the middle; the 99th percentile is
// the smallest value that 99 of 100 do not exceed.
func spreadOf(values []float64) spread {
	v := slices.Sorted(slices.Values(values))
	n := len(v)
	return spread{
		N: n, Min: v[0], Max: v[n-1],
		P50: (v[(n-1)/2] + v[n/2]) / 2,
		P99: v[int(math.Ceil(0.99*float64(n)))-1],
	}
}

// ratio is one spread divided by another; nil where that is 0 by 0 or something by 0.
type ratio struct {
	P50 *float64 `json:"p50"`
	P99 *float64 `json:"p99"`
}

func ratioOf(a, b spread) ratio {
	divide := func(x, y float64) *float64 {
		if y == 0 {
			return nil
		}
		q := x / y
		return &q
	}
	return ratio{divide(a.P50, b.P50), divide(a.P99, b.P99)}
}

type sideReport struct {
	Name    string            `json:"name"`
	Command []string          `json:"command"`
	Goals   map[string]spread `json:"goals"`
	Missed  int               `json:"missed_keys"`
	Unknown map[string]int    `json:"unknown_sequences"`
}

type ratioReport struct {
	Of    string           `json:"of"`
	To    string           `json:"to"`
	Goals map[string]ratio `json:"goals"`
}

type wholeReport struct {
	Size   string        `json:"size"`
	Sides  []sideReport  `json:"sides"`
	Ratios []ratioReport `json:"ratios"`
}

func (p *plan) summarise(results []*result) wholeReport {
	whole := wholeReport{Size: fmt.Sprintf("%dx%d", p.width, p.height), Ratios: []ratioReport{}}
	for _, r := range results {
		s := sideReport{Name: r.side.name, Command: r.side.command, Goals: map[string]spread{}, Missed: r.missed, Unknown: r.unknown}
		for goal, values := range r.goals {
			s.Goals[goal] = spreadOf(values)
		}
		whole.Sides = append(whole.Sides, s)
	}
	first := whole.Sides[0]
	for _, other := range whole.Sides[1:] {
		r := ratioReport{Of: first.Name, To: other.Name, Goals: map[string]ratio{}}
		for goal, a := range first.Goals {
			if b, ok := other.Goals[goal]; ok {
				r.Goals[goal] = ratioOf(a, b)
			}
		}
		whole.Ratios = append(whole.Ratios, r)
	}
	return whole
}

func (p *plan) report(out io.Writer, results []*result) error {
	whole := p.summarise(results)
	for _, s := range whole.Sides {
		fmt.Fprintf(out, "%s: %s\n", s.Name, strings.Join(s.Command, " "))
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(table, "%s\t\tn\tmin\tp50\tp99\tmax\tratio p50\tp99\t\n", whole.Size)
	for _, goal := range goals() {
		title := goal
		if goal == goalBurst {
			title = fmt.Sprintf("burst of %d, ms", p.burst)
		}
		for i, s := range whole.Sides {
			v, ok := s.Goals[goal]
			if !ok {
				continue
			}
			ratios := "\t\t"
			if i > 0 {
				if r, ok := whole.Ratios[i-1].Goals[goal]; ok {
					ratios = fmt.Sprintf("%s\t%s\t", short(r.P50), short(r.P99))
				}
			}
			fmt.Fprintf(table, "%s\t%s\t%d\t%.2f\t%.2f\t%.2f\t%.2f\t%s\n", title, s.Name, v.N, v.Min, v.P50, v.P99, v.Max, ratios)
			title = ""
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	for _, r := range whole.Ratios {
		fmt.Fprintf(out, "A ratio in the rows of %s is %s divided by %s.\n", r.To, r.Of, r.To)
	}
	for _, s := range whole.Sides {
		if s.Missed > 0 {
			fmt.Fprintf(out, "%s: %d keys changed nothing and are left out.\n", s.Name, s.Missed)
		}
		if len(s.Unknown) > 0 {
			fmt.Fprintf(out, "%s: sequences not understood: %v\n", s.Name, s.Unknown)
		}
	}
	if !p.asJSON {
		return nil
	}
	return json.NewEncoder(out).Encode(whole)
}

func short(q *float64) string {
	if q == nil {
		return "-"
	}
	return fmt.Sprintf("%.2f", *q)
}
