package model

import (
	"encoding/binary"
)

// Values have one canonical form each: text is its UTF-8, numbers are varints,
// and what consists of several parts is those in a fixed order, with a byte of
// flags for what is there. Parts that a newer version adds come last, so that
// they are left alone by those that do not know them.

type packer []byte

func (p *packer) uint(n uint64) { *p = binary.AppendUvarint(*p, n) }
func (p *packer) int(n int64)   { *p = binary.AppendVarint(*p, n) }
func (p *packer) id(id ID)      { *p = binary.BigEndian.AppendUint64(*p, uint64(id)) }
func (p *packer) text(s string) {
	p.uint(uint64(len(s)))
	*p = append(*p, s...)
}

type unpacker struct {
	rest string
	// short: something was read that was not there.
	short bool
}

func (u *unpacker) uint() uint64 {
	var n uint64
	for i := 0; i < len(u.rest) && i < binary.MaxVarintLen64; i++ {
		b := u.rest[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			u.rest = u.rest[i+1:]
			return n
		}
	}
	u.rest, u.short = "", true
	return 0
}

func (u *unpacker) int() int64 {
	n := u.uint()
	return int64(n>>1) ^ -int64(n&1)
}

func (u *unpacker) id() ID {
	if len(u.rest) < 8 {
		u.rest, u.short = "", true
		return 0
	}
	id := ID(binary.BigEndian.Uint64([]byte(u.rest[:8])))
	u.rest = u.rest[8:]
	return id
}

func (u *unpacker) text() string {
	n := u.uint()
	if n > uint64(len(u.rest)) {
		n, u.short = uint64(len(u.rest)), true
	}
	s := u.rest[:n]
	u.rest = u.rest[n:]
	return s
}

// part is a part that stands behind its length.
func (u *unpacker) part() unpacker {
	rest := u.text()
	return unpacker{rest: rest, short: u.short}
}

func packInt(n int64) string {
	if n == 0 {
		return ""
	}
	var p packer
	p.int(n)
	return string(p)
}

func packID(id ID) string {
	if id == 0 {
		return ""
	}
	var p packer
	p.id(id)
	return string(p)
}

func packBool(b bool) string {
	if b {
		return packInt(1)
	}
	return ""
}

func unpackInt(v string) int64 { u := unpacker{rest: v}; return u.int() }
func unpackID(v string) ID     { u := unpacker{rest: v}; return u.id() }
