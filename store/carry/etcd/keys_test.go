package etcd_test

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"os"
	"path/filepath"
	"strings"
	"testing"

	clientv3 "go.etcd.io/etcd/client/v3"

	"workgroup/store/carry/etcd"
	"workgroup/store/carry/etcd/etcdtest"
)

// user is a bare client of a cluster.
func user(t testing.TB, c *etcdtest.Cluster, name, password string) *clientv3.Client {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(c.Dir, "ca.crt"))
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	block, _ := pem.Decode(raw)
	ca, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	pool.AddCert(ca)
	client, err := etcd.Dial(t.Context(), c.Addresses, &tls.Config{RootCAs: pool}, name, password)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { client.Close() })
	return client
}

type keeperOf struct {
	*clientv3.Client
	t testing.TB
}

// root is a bare client that may do everything.
func root(t testing.TB, c *etcdtest.Cluster) keeperOf {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(c.Dir, "keeper"))
	if err != nil {
		t.Fatal(err)
	}
	name, password, _ := strings.Cut(strings.TrimSpace(string(raw)), ":")
	return keeperOf{user(t, c, name, password), t}
}

func (k keeperOf) put(key, value string) {
	k.t.Helper()
	if _, err := k.Put(k.t.Context(), key, value); err != nil {
		k.t.Fatal(err)
	}
}

// keys are those of a cluster that begin so.
func keys(t testing.TB, c *etcdtest.Cluster, prefix string) (out []string) {
	t.Helper()
	r, err := root(t, c).Get(t.Context(), prefix, clientv3.WithPrefix(), clientv3.WithKeysOnly())
	if err != nil {
		t.Fatal(err)
	}
	for _, kv := range r.Kvs {
		out = append(out, string(kv.Key))
	}
	return out
}
