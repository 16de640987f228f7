package keeper

import (
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

const (
	fileCA        = "ca.crt"
	fileCAKey     = "ca.key"
	fileServer    = "server.crt"
	fileServerKey = "server.key"
	fileKeeper    = "keeper"
)

// Root is what the server calls its keeper.
const Root = "root"

// folder is the keeper's.
type folder string

func (f folder) path(name string) string { return filepath.Join(string(f), name) }

// write makes files that must not be there yet, for their owner alone. Either all are made
// or none.
func (f folder) write(files map[string][]byte) error {
	for name := range files {
		if _, err := os.Lstat(f.path(name)); err == nil {
			return fmt.Errorf("%s is there already, and is not replaced: laptops and server rely on it. Choose another folder", f.path(name))
		}
	}
	if err := os.MkdirAll(string(f), 0o700); err != nil {
		return fmt.Errorf("the folder %s cannot be made: %w", string(f), reason(err))
	}
	var made []string
	for name, content := range files {
		err := writeNew(f.path(name), content)
		if err != nil {
			for _, m := range made {
				_ = os.Remove(m)
			}
			return fmt.Errorf("%s cannot be written: %w", f.path(name), reason(err))
		}
		made = append(made, f.path(name))
	}
	return nil
}

func writeNew(path string, content []byte) error {
	out, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = out.Write(content)
	return errors.Join(err, out.Sync(), out.Close())
}

// reason leaves out of an error of the system what the sentence says already.
func reason(err error) error {
	var of *os.PathError
	if errors.As(err, &of) {
		return of.Err
	}
	return err
}

// ca is the certificate that the server's is signed with.
func (f folder) ca() (*x509.Certificate, error) {
	raw, err := os.ReadFile(f.path(fileCA))
	if err != nil {
		return nil, f.missing()
	}
	block, _ := pem.Decode(raw)
	if block == nil {
		return nil, f.missing()
	}
	c, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		return nil, f.missing()
	}
	return c, nil
}

func (f folder) missing() error {
	return fmt.Errorf("the keeper's files are not in %s. Make them first: workgroup hub init --certificates %s --host NAME", string(f), string(f))
}

// password is the keeper's own.
func (f folder) password() (string, error) {
	raw, err := os.ReadFile(f.path(fileKeeper))
	if err != nil {
		return "", f.missing()
	}
	user, password, is := strings.Cut(strings.TrimSpace(string(raw)), ":")
	if !is || user != Root || password == "" {
		return "", f.missing()
	}
	return password, nil
}
