package etcd_test

import (
	"testing"

	clientv3 "go.etcd.io/etcd/client/v3"

	"workgroup/store/carry/etcd/etcdtest"
)

type keeperOf struct {
	*clientv3.Client
	t testing.TB
}

// root is a bare client that may do everything.
func root(t testing.TB, c *etcdtest.Cluster) keeperOf {
	t.Helper()
	return keeperOf{c.Root(t), t}
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
