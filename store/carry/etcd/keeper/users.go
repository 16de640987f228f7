package keeper

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	clientv3 "go.etcd.io/etcd/client/v3"
	"golang.org/x/text/unicode/norm"

	"workgroup/model"
	"workgroup/store/carry/etcd"
)

// answers is how long a server may take for all that is asked of it.
const answers = 30 * time.Second

// server is a cluster as its keeper uses it.
type server struct {
	*clientv3.Client
	addresses []string
	config    *tls.Config
	ca        *x509.Certificate
}

// open connects as the keeper; a server on which nobody is a user yet takes anybody.
func (k Keeper) open(ctx context.Context, dir string, addresses []string) (*server, error) {
	ca, err := folder(dir).ca()
	if err != nil {
		return nil, err
	}
	password, err := folder(dir).password()
	if err != nil {
		return nil, err
	}
	s := &server{addresses: addresses, ca: ca, config: &tls.Config{RootCAs: x509.NewCertPool(), MinVersion: tls.VersionTLS12}}
	s.config.RootCAs.AddCert(ca)
	if s.Client, err = etcd.Dial(ctx, addresses, s.config, Root, password); err != nil {
		return nil, s.explain(err)
	}
	return s, nil
}

func (s *server) explain(err error) error {
	err = etcd.Explain(err, s.addresses, s.config)
	if errors.Is(err, etcd.ErrTicketRefused) {
		return errors.New("the server does not take the password in this folder: it was prepared with another folder of certificates. Use that one")
	}
	return err
}

// Prepare makes the keeper a user with a drawn password and lets nobody in without one from
// then on. Again it does nothing, and done is true.
func (k Keeper) Prepare(ctx context.Context, dir string, addresses []string) (done bool, err error) {
	if addresses, err = Addresses(addresses); err != nil {
		return false, err
	}
	ctx, stop := context.WithTimeout(ctx, answers)
	defer stop()
	s, err := k.open(ctx, dir, addresses)
	if err != nil {
		return false, err
	}
	defer s.Close()
	if done, err := s.guarded(ctx); done || err != nil {
		return done, err
	}
	password := s.Password
	for _, step := range []func() error{
		func() error { _, err := s.UserAdd(ctx, Root, password); return err },
		func() error { _, err := s.UserChangePassword(ctx, Root, password); return err },
		func() error { _, err := s.RoleAdd(ctx, Root); return err },
		func() error { _, err := s.UserGrantRole(ctx, Root, Root); return err },
		func() error { _, err := s.AuthEnable(ctx); return err },
	} {
		err := step()
		if err != nil && !errors.Is(err, rpctypes.ErrUserAlreadyExist) && !errors.Is(err, rpctypes.ErrRoleAlreadyExist) {
			return false, s.explain(err)
		}
	}
	return false, nil
}

// Ticket makes a user that writes under its own name alone and reads what its room has, and
// seals what a laptop needs for it with twelve words. The password stands nowhere else.
func (k Keeper) Ticket(ctx context.Context, dir string, addresses []string, room, name string) (given model.Invited, err error) {
	ctx, stop := context.WithTimeout(ctx, answers)
	defer stop()
	if addresses, err = Addresses(addresses); err != nil {
		return given, err
	}
	t := etcd.Ticket{Addresses: addresses, Room: Called(room), Name: Called(name)}
	if !etcd.IsName(t.Room) || !etcd.IsName(t.Name) {
		return given, fmt.Errorf("%q cannot be the name of a ticket: use letters a to z and digits, as Ben or ben-2", strings.TrimSpace(name))
	}
	s, err := k.open(ctx, dir, addresses)
	if err != nil {
		return given, err
	}
	defer s.Close()
	if done, err := s.guarded(ctx); err != nil {
		return given, err
	} else if !done {
		return given, errors.New("the server is not prepared yet, and lets anybody in. Prepare it first: workgroup hub init ADDRESS --certificates DIR")
	}
	t.CA = s.ca.Raw
	if t.Password, err = k.password(); err != nil {
		return given, err
	}
	if err := s.add(ctx, &t); err != nil {
		return given, err
	}
	given.Name = "Workgroup ticket for " + t.User() + ".workgroup-ticket"
	given.Words, given.Content, err = t.Seal(k.Rand)
	return given, err
}

// guarded tells whether the server lets nobody in without a password. Servers before 3.5 are
// not to be asked, so it is tried.
func (s *server) guarded(ctx context.Context) (bool, error) {
	_, err := s.Authenticate(ctx, Root, s.Password)
	if errors.Is(err, rpctypes.ErrAuthNotEnabled) {
		return false, nil
	}
	return err == nil, s.explain(err)
}

// add makes the user last of all, so that one that is there is whole.
func (s *server) add(ctx context.Context, t *etcd.Ticket) error {
	user := t.User()
	if _, err := s.UserGet(ctx, user); err == nil {
		return fmt.Errorf("there is a ticket for %s already. Choose another name, or withdraw that one first (--withdraw)", user)
	} else if !errors.Is(err, rpctypes.ErrUserNotFound) {
		return s.explain(err)
	}
	if _, err := s.RoleDelete(ctx, user); err != nil && !errors.Is(err, rpctypes.ErrRoleNotFound) {
		return s.explain(err)
	}
	if _, err := s.RoleAdd(ctx, user); err != nil {
		return s.explain(err)
	}
	may := func(prefix string, what clientv3.PermissionType) error {
		_, err := s.RoleGrantPermission(ctx, user, prefix, clientv3.GetPrefixRangeEnd(prefix), what)
		return err
	}
	for _, p := range t.Shared() {
		if err := may(p, clientv3.PermissionType(clientv3.PermRead)); err != nil {
			return s.explain(err)
		}
	}
	for _, p := range t.Prefixes() {
		if err := may(p, clientv3.PermissionType(clientv3.PermReadWrite)); err != nil {
			return s.explain(err)
		}
	}
	if _, err := s.UserAdd(ctx, user, t.Password); err != nil {
		return s.explain(err)
	}
	if _, err := s.UserGrantRole(ctx, user, user); err != nil {
		_, _ = s.UserDelete(ctx, user)
		return s.explain(err)
	}
	return nil
}

// Withdraw takes a ticket back: who has it is let in no more. What it left at the server stays
// for the others, unless drops is set.
func (k Keeper) Withdraw(ctx context.Context, dir string, addresses []string, room, name string, drops bool) (user string, err error) {
	ctx, stop := context.WithTimeout(ctx, answers)
	defer stop()
	if addresses, err = Addresses(addresses); err != nil {
		return "", err
	}
	t := etcd.Ticket{Room: Called(room), Name: Called(name)}
	s, err := k.open(ctx, dir, addresses)
	if err != nil {
		return "", err
	}
	defer s.Close()
	user = t.User()
	_, err = s.UserDelete(ctx, user)
	there := err == nil
	if err != nil && !errors.Is(err, rpctypes.ErrUserNotFound) {
		return "", s.explain(err)
	}
	if _, err := s.RoleDelete(ctx, user); err != nil && !errors.Is(err, rpctypes.ErrRoleNotFound) {
		return "", s.explain(err)
	}
	if drops {
		for _, p := range t.Prefixes() {
			if _, err := s.Delete(ctx, p, clientv3.WithPrefix()); err != nil {
				return "", s.explain(err)
			}
		}
		there = true
	}
	if !there {
		return "", fmt.Errorf("there is no ticket for %s. These are there: %s", user, s.tickets(ctx))
	}
	return user, nil
}

// tickets names those that are given out.
func (s *server) tickets(ctx context.Context) string {
	r, err := s.UserList(ctx)
	if err != nil {
		return "unknown"
	}
	names := slices.DeleteFunc(slices.Clone(r.Users), func(u string) bool { return u == Root })
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

// Called is a name as a server has it: small letters and digits, with - between words.
func Called(name string) string {
	words := strings.FieldsFunc(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(name)), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	out := strings.Join(words, "-")
	return strings.Trim(out[:min(len(out), 40)], "-")
}
