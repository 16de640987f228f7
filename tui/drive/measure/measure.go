//go:build linux || darwin

package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"time"
)

// result is what was measured of one side.
type result struct {
	side    *side
	goals   map[string][]float64
	missed  int
	unknown map[string]int
}

func (r *result) add(goal string, value float64) { r.goals[goal] = append(r.goals[goal], value) }

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// session is a measurement that goes on.
type session struct {
	*plan
	results []*result
	running []*watch
	random  *rand.Rand
}

func (p *plan) measure(out io.Writer) error {
	s := &session{plan: p, running: make([]*watch, len(p.sides)), random: rand.New(rand.NewPCG(p.seed, 0))}
	for _, one := range p.sides {
		s.results = append(s.results, &result{side: one, goals: map[string][]float64{}, unknown: map[string]int{}})
	}
	defer func() {
		for _, w := range s.running {
			if w != nil {
				w.program.Close()
			}
		}
	}()
	for _, step := range []func() error{s.allStarts, s.setup, s.allKeys, s.bursts, s.idling, s.finish} {
		if err := step(); err != nil {
			return err
		}
	}
	return p.report(out, s.results)
}

// inTurn does something with each side, in an order that changes with the round.
func (s *session) inTurn(round int, do func(i int) error) error {
	for k := range s.sides {
		i := k
		if round%2 == 1 {
			i = len(s.sides) - 1 - k
		}
		if err := do(i); err != nil {
			return err
		}
	}
	return nil
}

// allStarts leaves each side's last start running.
func (s *session) allStarts() error {
	for round := range s.warm + s.starts {
		err := s.inTurn(round, func(i int) error {
			if w := s.running[i]; w != nil {
				s.running[i] = nil
				s.noteUnknown(i, w)
				if err := w.stop(s.patience); err != nil {
					return err
				}
			}
			return s.oneStart(i, round >= s.warm)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *session) oneStart(i int, counts bool) error {
	w, err := s.start(s.sides[i])
	if err != nil {
		return err
	}
	s.running[i] = w
	at, err := w.started(s.patience)
	if err != nil {
		return err
	}
	cpu, ok := processorTime(w.program.PID())
	w.settle(s.quiet, at)
	if !counts {
		return nil
	}
	r := s.results[i]
	r.add(goalStart, ms(at.Sub(w.program.Started())))
	r.add(goalFirstByte, ms(w.first.Sub(w.program.Started())))
	r.add(goalStartBytes, float64(w.bytes))
	if ok {
		r.add(goalStartCPU, ms(cpu))
	}
	if m, ok := memoryOf(w.program.PID()); ok {
		r.add(goalStartPeak, m.peak)
		r.add(goalStartAnon, m.anonymous)
	}
	return nil
}

func (s *session) setup() error {
	for _, w := range s.running {
		if err := w.pressAll(w.side.setup, s.missed, s.quiet); err != nil {
			return err
		}
	}
	return nil
}

func (s *session) allKeys() error {
	for n := range s.keys {
		err := s.inTurn(n, func(i int) error {
			if len(s.sides[i].keys) == 0 {
				return nil
			}
			return s.oneKey(i, n)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *session) oneKey(i, n int) error {
	w, r := s.running[i], s.results[i]
	w.settle(s.quiet, time.Time{})
	if s.jitter > 0 {
		w.rest(time.Duration(s.random.Int64N(int64(s.jitter))))
	}
	before, _ := processorTime(w.program.PID())
	k, err := w.press(w.side.keys[n%len(w.side.keys)], s.missed, s.quiet)
	if err != nil {
		return err
	}
	if k.missed {
		r.missed++
		return nil
	}
	r.add(goalKey, ms(k.changed))
	r.add(goalSettled, ms(k.settled))
	r.add(goalKeyBytes, float64(k.bytes))
	if after, ok := processorTime(w.program.PID()); ok {
		r.add(goalKeyCPU, ms(after-before))
	}
	return nil
}

func (s *session) bursts() error {
	if s.burst == 0 {
		return nil
	}
	for round := range s.rounds {
		err := s.inTurn(round, func(i int) error {
			w, r := s.running[i], s.results[i]
			keys := make([]string, s.burst)
			for k := range keys {
				keys[k] = w.side.keys[k%len(w.side.keys)]
			}
			w.settle(5*s.quiet, time.Time{})
			bytes := w.bytes
			before, _ := processorTime(w.program.PID())
			sum := w.screen.Sum()
			at, err := w.send(keys...)
			if err != nil {
				return err
			}
			first, changed := w.until(s.missed, func() bool { return w.screen.Sum() != sum })
			if !changed {
				r.missed++
				return nil
			}
			last := w.settle(5*s.quiet, first)
			r.add(goalBurst, ms(last.Sub(at)))
			r.add(goalBurstBytes, float64(w.bytes-bytes))
			if after, ok := processorTime(w.program.PID()); ok {
				r.add(goalBurstCPU, ms(after-before))
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// idling watches all sides over the same time.
func (s *session) idling() error {
	if s.idle == 0 {
		return nil
	}
	bytes := make([]int64, len(s.running))
	before := make([]time.Duration, len(s.running))
	for i, w := range s.running {
		w.settle(5*s.quiet, time.Time{})
		bytes[i] = w.bytes
		before[i], _ = processorTime(w.program.PID())
	}
	end := time.Now().Add(s.idle)
	for _, w := range s.running {
		w.rest(max(time.Until(end), time.Millisecond))
	}
	for i, w := range s.running {
		if w.over {
			return fmt.Errorf("%s ended with code %d while idle", w.side.name, w.program.Code())
		}
		s.results[i].add(goalIdleBytes, float64(w.bytes-bytes[i]))
		if after, ok := processorTime(w.program.PID()); ok {
			s.results[i].add(goalIdleCPU, ms(after-before[i]))
		}
	}
	return nil
}

// finish notes the memory and ends the programs.
func (s *session) finish() error {
	for i, w := range s.running {
		if m, ok := memoryOf(w.program.PID()); ok {
			s.results[i].add(goalEndPeak, m.peak)
			s.results[i].add(goalEndAnon, m.anonymous)
		}
		s.noteUnknown(i, w)
		s.running[i] = nil
		if err := w.stop(s.patience); err != nil {
			return err
		}
	}
	return nil
}

func (s *session) noteUnknown(i int, w *watch) {
	for name, n := range w.screen.Unknown() {
		s.results[i].unknown[name] += n
	}
}

// picture prints the screen after the keys.
func (p *plan) picture(out, errs io.Writer) error {
	one := p.sides[0]
	w, err := p.start(one)
	if err != nil {
		return err
	}
	defer w.program.Close()
	at, err := w.started(p.patience)
	if err != nil {
		return err
	}
	w.settle(p.quiet, at)
	for _, keys := range [][]string{one.setup, one.keys} {
		if err := w.pressAll(keys, p.missed, p.quiet); err != nil {
			return err
		}
	}
	w.screen.EndUpdate()
	text := w.screen.Text()
	if p.ansi {
		text = w.screen.ANSI()
	}
	if unknown := w.screen.Unknown(); len(unknown) > 0 {
		fmt.Fprintln(errs, "measure: sequences not understood:", unknown)
	}
	_, err = io.WriteString(out, text)
	return err
}
