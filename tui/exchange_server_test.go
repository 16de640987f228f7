package tui_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"workgroup/model"
)

// The file of a test uses a server that answers, or says why not.
func (b *liveBook) JoinServerWith(path, words string) (model.Server, error) {
	if b.refuse != nil {
		return model.Server{}, b.refuse
	}
	b.joined = path + ": " + words
	b.server = true
	return b.stands, nil
}

func (b *liveBook) LeaveServer() error { b.server = false; return nil }

func (b *liveBook) ServerState(context.Context) (model.Server, error) { return b.stands, b.refuse }

func (b *liveBook) Sync(context.Context, time.Time) (model.Exchanged, error) {
	b.synced++
	return model.Exchanged{Refused: []string{"ben/odd: It is not whole."}}, b.refuse
}

const twelveWords = "one two three four five six seven eight nine ten eleven twelve"

// A ticket is found by itself, its words are asked, and the server is used at once; how it
// stands is shown, it is asked again, and it is left.
func TestAServerIsJoinedAndLeft(t *testing.T) {
	d := newDuo(t, 80, 24, false)
	d.live.stands = model.Server{Name: "hub.asha", Members: []model.Member{{Address: "https://hub.example:2379", Version: "3.4.23", Used: 3 << 20, Size: 5 << 20}}, With: []string{"Ben's laptop"}}
	ticket := filepath.Join(d.dir, "home", "Downloads", "Workgroup ticket for hub.asha.workgroup-ticket")
	if err := os.MkdirAll(filepath.Dir(ticket), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(ticket, []byte("sealed"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.everything()
	d.live.refuse = errors.New("The server at hub.example does not answer.")
	d.press(":").typeText("server").press("enter").sees("Which file is the ticket").press("enter").sees("0 of 12 words.")
	d.typeText(twelveWords).press("enter").sees("does not answer.")
	d.live.refuse = nil
	d.press(":").typeText("server").press("enter", "enter").typeText(twelveWords).press("enter").sees("lets this laptop in, as hub.asha", "delete")
	if want := ticket + ": " + twelveWords; d.live.joined != want {
		t.Errorf("it was joined with %q, not with %q", d.live.joined, want)
	}
	d.told(model.Contact{Connected: true, Refused: []string{"Not taken in: ben/odd. It is not whole, or was damaged."}})
	d.press(":").typeText("together").press("enter").sees("Server: hub.example, connected.", "Not taken in: ben/odd.")
	d.press("v").sees("This laptop is hub.asha there.", "etcd 3.4.23, 3 MB used, its file 5 MB", "There now: Ben's laptop.")
	d.press("enter").sees("nothing waits to be sent")
	if d.live.synced != 0 {
		t.Error("a server that is connected was exchanged through all the same")
	}
	d.live.refuse = errors.New("The server at hub.example does not answer.")
	d.press("v").sees("does not answer.", "leave").press("x").sees("need a new ticket").press("enter").sees("No server is used any more.")
	d.press("v").sees("Which file is the ticket")
	if d.live.server {
		t.Error("the server is used still")
	}
}

// Where something waits, it goes when that is asked for, and what came of it is said.
func TestWhatWaitsIsExchangedNow(t *testing.T) {
	d := newDuo(t, 80, 24, true)
	d.everything()
	d.told(model.Contact{Why: "The server does not answer.", ToSend: 2})
	d.live.on = make(chan struct{})
	d.press(":").typeText("server").press("enter").press("enter").sees("Nothing new lay there.")
	<-d.live.off
	if d.live.synced != 1 {
		t.Errorf("it was exchanged %d times", d.live.synced)
	}
}

// everything shows all that names only hides.
func (d *duo) everything() { d.press("ctrl+o", "ctrl+o", "ctrl+o").misses("names only") }
