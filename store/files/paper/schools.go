package paper

import (
	"context"
	"errors"
	"path/filepath"

	"workgroup/model"
	"workgroup/store/files/gias"
)

// Schools reads the public register of schools, row by row, and keeps the schools of those
// local authorities; none for all. The file of links between schools may be among the paths.
// Say is told how many rows were read. It ends early with the context. The error is a sentence.
func (Disk) Schools(ctx context.Context, authorities []string, say func(rows int), paths ...string) (model.ShelfFound, error) {
	var sources []gias.Source
	for _, path := range paths {
		f, err := opened(path, gias.MaxBytes)
		if err != nil {
			return model.ShelfFound{}, err
		}
		defer f.Close()
		sources = append(sources, gias.Source{Name: filepath.Base(path), Reader: f})
	}
	if len(sources) == 0 {
		return model.ShelfFound{}, errors.New("give the path of a file")
	}
	return gias.Read(ctx, gias.Wanted{Authorities: authorities, Say: say}, sources...)
}
