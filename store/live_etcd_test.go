package store_test

import (
	"context"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/store/carry"
	"workgroup/store/carry/etcd/etcdtest"
)

// pairMeets has two laptops meet through two ends of a carrier, and gives what the second is
// told of what came.
func pairMeets(t testing.TB, r *room, x, y carry.Carrier) <-chan model.Contact {
	t.Helper()
	came := make(chan model.Contact, 1000)
	there := make(chan bool, 100)
	for n, c := range []carry.Carrier{x, y} {
		ctx, stop := context.WithCancel(context.Background())
		left := make(chan error, 1)
		book := r.desks[n].book
		go func() {
			left <- book.Meet(ctx, c, time.Now, func(c model.Contact) {
				if len(c.With) > 0 {
					select {
					case there <- true:
					default:
					}
				}
				if n == 1 && len(c.Came) > 0 {
					came <- c
				}
			})
		}()
		t.Cleanup(func() {
			stop()
			if err := <-left; err != nil {
				t.Error(err)
			}
		})
	}
	<-there
	return came
}

// livePair are two laptops of a real disk that share a cohort of 24 people.
func livePair(t testing.TB) *room {
	t.Helper()
	r := newRoomOf(t, t.TempDir(), 24)
	guest := withPassphrase(newDesk(t, within(t, r.dir), 2))
	guest.create(nil)
	r.desks = append(r.desks, guest)
	r.join(r.desks[0], guest)
	for _, d := range r.desks {
		d.close()
		d.o.Rand = nil
		d.open()
	}
	t.Cleanup(r.close)
	return r
}

func TestLiveThroughEtcd(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	r := livePair(t)
	came := pairMeets(t, r, c.Carrier(t, "asha"), c.Carrier(t, "ben"))
	want := r.desks[0].mark(r.space, 3, model.VerbPresent)
	for {
		select {
		case <-came:
			s, err := r.desks[1].book.Load(r.space)
			if err != nil {
				t.Fatal(err)
			}
			if s.Enrolments[3].Mark(s.Sessions[0].ID).Kind == model.Present {
				return
			}
		case <-time.After(time.Minute):
			t.Fatalf("the mark %v never came", want.ID)
		}
	}
}
