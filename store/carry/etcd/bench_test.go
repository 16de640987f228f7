package etcd_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"

	"workgroup/store/carry/etcd/etcdtest"
)

// BenchmarkPutToGet is how long a drop takes from one laptop's Put until another, told by its
// watch, has listed and got it, beside what etcd itself takes from a bare Put to a bare watch
// in the same run: p50 and p99 in milliseconds, and how many times the second the first is.
func BenchmarkPutToGet(b *testing.B) {
	for _, members := range []int{1, 3} {
		b.Run(fmt.Sprintf("members=%d", members), func(b *testing.B) {
			c := etcdtest.Start(b, members)
			x, y := c.Carrier(b, "asha"), c.Carrier(b, "ben")
			_, mark, err := y.List(b.Context(), "")
			if err != nil {
				b.Fatal(err)
			}
			told := y.Watch(b.Context())
			k := root(b, c)
			bare := k.Watch(b.Context(), "/bare/", clientv3.WithPrefix(), clientv3.WithCreatedNotify())
			<-bare
			content := make([]byte, 1000)
			var ours, theirs []time.Duration
			for n := 0; b.Loop(); n++ {
				name := named("asha")(n)
				began := time.Now()
				if _, err := k.Put(b.Context(), "/bare/"+name, string(content)); err != nil {
					b.Fatal(err)
				}
				<-bare
				theirs = append(theirs, time.Since(began))
				began = time.Now()
				if err := x.Put(b.Context(), name, content); err != nil {
					b.Fatal(err)
				}
				for there := false; !there; {
					<-told
					names, now, err := y.List(b.Context(), mark)
					if err != nil {
						b.Fatal(err)
					}
					mark, there = now, slices.Contains(names, name)
				}
				if _, err := y.Get(b.Context(), name, 1<<20); err != nil {
					b.Fatal(err)
				}
				ours = append(ours, time.Since(began))
			}
			slices.Sort(ours)
			slices.Sort(theirs)
			for _, p := range []int{50, 99} {
				o, t := ours[len(ours)*p/100], theirs[len(theirs)*p/100]
				b.ReportMetric(float64(o.Microseconds())/1000, fmt.Sprintf("p%d-ms", p))
				b.ReportMetric(float64(t.Microseconds())/1000, fmt.Sprintf("p%d-bare-ms", p))
				b.ReportMetric(float64(o)/float64(t), fmt.Sprintf("p%d-ratio", p))
			}
		})
	}
}
