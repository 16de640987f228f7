package etcd_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"workgroup/store/carry/etcd"
	"workgroup/store/carry/etcd/etcdtest"
)

// BenchmarkFortyHubs is a cluster of forty hubs with five laptops each, all of them there
// and watching, while every hub marks at once: how many marks a second reach all the laptops
// of their hubs, and how long each takes. The busiest quarter of an hour of forty hubs that
// mark 125 people each in it has under six marks a second.
func BenchmarkFortyHubs(b *testing.B) {
	const hubs, laptops = 40, 5
	c := etcdtest.Start(b, 1)
	all := make([][]*hubLaptop, hubs)
	for h := range all {
		for l := range laptops {
			x := &hubLaptop{carrier: c.CarrierIn(b, fmt.Sprintf("hub%d", h), fmt.Sprintf("laptop%d", l))}
			var err error
			if _, x.mark, err = x.carrier.List(b.Context(), ""); err != nil {
				b.Fatal(err)
			}
			x.told = x.carrier.Watch(b.Context())
			go func() { _ = x.carrier.Here(b.Context(), fmt.Sprintf("%d-%d", h, l)) }()
			all[h] = append(all[h], x)
		}
	}
	content := make([]byte, 900)
	var mu sync.Mutex
	var took []time.Duration
	next := make(chan int)
	b.ResetTimer()
	var done sync.WaitGroup
	for h := range all {
		done.Go(func() {
			for n := range next {
				began := time.Now()
				name := fmt.Sprintf("laptop0/1f2e3d4c-%08d.workgroup", n)
				if err := all[h][0].carrier.Put(b.Context(), name, content); err != nil {
					b.Error(err)
					return
				}
				for _, x := range all[h][1:] {
					if err := x.until(b.Context(), name); err != nil {
						b.Error(err)
						return
					}
				}
				mu.Lock()
				took = append(took, time.Since(began))
				mu.Unlock()
			}
		})
	}
	began := time.Now()
	for n := range b.N {
		next <- n
	}
	close(next)
	done.Wait()
	slices.Sort(took)
	b.ReportMetric(float64(b.N)/time.Since(began).Seconds(), "marks/s")
	for _, p := range []int{50, 99} {
		b.ReportMetric(float64(took[len(took)*p/100].Microseconds())/1000, fmt.Sprintf("p%d-ms", p))
	}
}

// hubLaptop is one that waits for what others mark.
type hubLaptop struct {
	carrier *etcd.Carrier
	mark    string
	told    <-chan struct{}
}

// until waits until a drop is listed.
func (x *hubLaptop) until(ctx context.Context, name string) error {
	for {
		names, mark, err := x.carrier.List(ctx, x.mark)
		if err != nil {
			return err
		}
		x.mark = mark
		if slices.Contains(names, name) {
			return nil
		}
		<-x.told
	}
}
