package tui

import (
	"context"
	"time"

	"workgroup/model"
)

// Served is what an open file does with a server.
type Served interface {
	// JoinServerWith takes a ticket from a file, opened with the words that were read aloud,
	// tries it and keeps it; LeaveServer forgets it.
	JoinServerWith(path, words string) (model.Server, error)
	LeaveServer() error
	// Sync exchanges through the server once. ServerState asks how it stands, and who is there.
	Sync(ctx context.Context, at time.Time) (model.Exchanged, error)
	ServerState(ctx context.Context) (model.Server, error)
}
