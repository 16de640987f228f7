package keeper

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base32"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// lasts is how long certificates hold. There is no way to make tickets trust another one but
// to give them out anew.
const lasts = 10 * 365 * 24 * time.Hour

// Keeper prepares servers, drawing passwords and keys from Rand.
type Keeper struct{ Rand io.Reader }

// Member is one server of a cluster: what it is called among them, and where laptops reach
// it. Members speak to each other at the port after that.
type Member struct {
	Name, Host string
	Port       int
}

// ReadMember reads NAME=HOST or NAME=HOST:PORT; without a port it is etcd's own, 2379.
func ReadMember(s string) (Member, error) {
	name, at, is := strings.Cut(s, "=")
	m := Member{Name: name, Host: at, Port: 2379}
	if host, port, err := net.SplitHostPort(at); err == nil {
		m.Host = host
		if m.Port, err = strconv.Atoi(port); err != nil || m.Port < 1 || m.Port > 65534 {
			return m, fmt.Errorf("%q has no port from 1 to 65534", s)
		}
	}
	if !is || !plainName(m.Name) || !plainHost(m.Host) {
		return m, fmt.Errorf("%q is no member: write it as NAME=HOST or NAME=HOST:PORT, as hub1=etcd1.example.org", s)
	}
	return m, nil
}

// Addresses are those of servers as a ticket has them: https://HOST:PORT, where https and
// etcd's own port may be left out.
func Addresses(typed []string) (out []string, err error) {
	for _, t := range typed {
		for _, a := range strings.Split(t, ",") {
			rest := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(a), "https://"), "/")
			m, err := ReadMember("server=" + rest)
			if err != nil {
				return nil, fmt.Errorf("%q is no address of a server: write it as https://etcd.example.org:2379", a)
			}
			out = append(out, m.Address())
		}
	}
	if len(out) == 0 {
		return nil, errors.New("give the address of the server, as https://etcd.example.org:2379")
	}
	return out, nil
}

// plainName and plainHost keep out what a shell would read otherwise: the commands are printed
// to be pasted.
func plainName(s string) bool {
	return s != "" && len(s) <= 60 && !strings.HasPrefix(s, "-") && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == ""
}

func plainHost(s string) bool {
	if net.ParseIP(s) != nil {
		return true
	}
	return len(s) <= 253 && !slices.ContainsFunc(strings.Split(s, "."), func(part string) bool { return !plainName(part) })
}

func (m Member) address(further int) string {
	return "https://" + net.JoinHostPort(m.Host, strconv.Itoa(m.Port+further))
}

// Address is where laptops reach the member.
func (m Member) Address() string { return m.address(0) }

// Certificates makes the keeper's files in a folder where none of them is yet: a certificate
// for those names and addresses and for all members (NAME=HOST or NAME=HOST:PORT), who signed
// it, and the keeper's password. The answer is the command that starts each member.
func (k Keeper) Certificates(dir string, hosts, named []string, now time.Time) (commands []string, err error) {
	var members []Member
	for _, n := range named {
		m, err := ReadMember(n)
		if err != nil {
			return nil, err
		}
		members = append(members, m)
	}
	if len(members) == 0 && len(hosts) > 0 {
		members = []Member{{Name: "hub", Host: hosts[0], Port: 2379}}
	}
	hosts = slices.Clone(hosts)
	for _, m := range members {
		hosts = append(hosts, m.Host)
	}
	slices.Sort(hosts)
	hosts = slices.Compact(hosts)
	if len(hosts) == 0 {
		return nil, errors.New("say how laptops reach the server: --host with its name or address")
	}
	for _, h := range hosts {
		if !plainHost(h) {
			return nil, fmt.Errorf("%q is no name or address of a server", h)
		}
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return nil, err
	}
	files, err := k.files(hosts, now)
	if err != nil {
		return nil, err
	}
	if err := folder(dir).write(files); err != nil {
		return nil, err
	}
	for _, m := range members {
		commands = append(commands, folder(dir).command(m, members))
	}
	return commands, nil
}

func (k Keeper) files(hosts []string, now time.Time) (map[string][]byte, error) {
	number, err := k.draw(16)
	if err != nil {
		return nil, err
	}
	caKey, err := ecdsa.GenerateKey(elliptic.P256(), k.Rand)
	if err != nil {
		return nil, err
	}
	from := now.Add(-time.Hour)
	ca := &x509.Certificate{
		SerialNumber: new(big.Int).SetBytes(number[:8]), Subject: pkix.Name{CommonName: "Workgroup server"}, NotBefore: from, NotAfter: from.Add(lasts),
		IsCA: true, BasicConstraintsValid: true, MaxPathLenZero: true, KeyUsage: x509.KeyUsageCertSign,
	}
	caDER, err := x509.CreateCertificate(k.Rand, ca, ca, &caKey.PublicKey, caKey)
	if err != nil {
		return nil, err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), k.Rand)
	if err != nil {
		return nil, err
	}
	server := &x509.Certificate{
		SerialNumber: new(big.Int).SetBytes(number[8:]), Subject: pkix.Name{CommonName: "etcd"}, NotBefore: from, NotAfter: from.Add(lasts),
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}
	for _, h := range hosts {
		if ip := net.ParseIP(h); ip != nil {
			server.IPAddresses = append(server.IPAddresses, ip)
		} else {
			server.DNSNames = append(server.DNSNames, h)
		}
	}
	der, err := x509.CreateCertificate(k.Rand, server, ca, &key.PublicKey, caKey)
	if err != nil {
		return nil, err
	}
	caPEM, err := keyPEM(caKey)
	if err != nil {
		return nil, err
	}
	serverPEM, err := keyPEM(key)
	if err != nil {
		return nil, err
	}
	password, err := k.password()
	return map[string][]byte{
		fileCA: certificatePEM(caDER), fileCAKey: caPEM, fileServer: certificatePEM(der), fileServerKey: serverPEM,
		fileKeeper: []byte(Root + ":" + password + "\n"),
	}, err
}

func (k Keeper) draw(n int) ([]byte, error) {
	b := make([]byte, n)
	_, err := io.ReadFull(k.Rand, b)
	return b, err
}

// password is 160 random bits.
func (k Keeper) password() (string, error) {
	b, err := k.draw(20)
	return strings.ToLower(base32.StdEncoding.EncodeToString(b)), err
}

func certificatePEM(der []byte) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
}

func keyPEM(key *ecdsa.PrivateKey) ([]byte, error) {
	der, err := x509.MarshalPKCS8PrivateKey(key)
	return pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}), err
}

// command starts a member. Eight GiB are as much as etcd advises; an hour of history is more
// than a laptop needs, since it asks for what stands.
func (f folder) command(m Member, all []Member) string {
	in := func(name string) string { return quoted(f.path(name)) }
	line := []string{
		"etcd --name " + m.Name + " --data-dir " + m.Name + ".etcd",
		"--listen-client-urls https://0.0.0.0:" + strconv.Itoa(m.Port) + " --advertise-client-urls " + m.address(0),
		"--cert-file " + in(fileServer) + " --key-file " + in(fileServerKey),
		"--quota-backend-bytes 8589934592 --auto-compaction-mode periodic --auto-compaction-retention 1h",
	}
	if len(all) > 1 {
		var cluster []string
		for _, o := range all {
			cluster = append(cluster, o.Name+"="+o.address(1))
		}
		line = append(line,
			"--listen-peer-urls https://0.0.0.0:"+strconv.Itoa(m.Port+1)+" --initial-advertise-peer-urls "+m.address(1),
			"--peer-cert-file "+in(fileServer)+" --peer-key-file "+in(fileServerKey),
			"--peer-client-cert-auth --peer-trusted-ca-file "+in(fileCA),
			"--initial-cluster "+strings.Join(cluster, ",")+" --initial-cluster-token workgroup",
		)
	} else {
		line = append(line, "--listen-peer-urls http://127.0.0.1:"+strconv.Itoa(m.Port+1))
	}
	return strings.Join(line, " \\\n  ")
}

// quoted is a path as a shell takes it whole.
func quoted(path string) string {
	if strings.Trim(path, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./") == "" {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}
