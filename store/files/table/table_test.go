package table_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"workgroup/model"
	"workgroup/store/files/table"
)

// cells are the rows of tables, with their numbers, cells between bars.
func cells(tables []model.Table) string {
	var out []string
	for _, t := range tables {
		if t.Sheet != "" {
			out = append(out, t.Sheet+":")
		}
		for _, row := range t.Rows {
			out = append(out, fmt.Sprintf("%d %s", row.Number, strings.Join(row.Cells, "|")))
		}
	}
	return strings.Join(out, "; ")
}

func wide(s string, order binary.AppendByteOrder, mark bool) string {
	var b []byte
	if mark {
		b = order.AppendUint16(b, 0xfeff)
	}
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

func western(t *testing.T, s string) string {
	t.Helper()
	b, err := charmap.Windows1252.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestText(t *testing.T) {
	const sian = "Name,School\r\nSiân O’Connor-Price,Whitmore Park\r\n"
	want := "1 Name|School; 2 Siân O’Connor-Price|Whitmore Park"
	for _, x := range []struct{ about, text, want string }{
		{"UTF-8", sian, want},
		{"UTF-8 with a mark", "\ufeff" + sian, want},
		{"UTF-16, low byte first", wide(sian, binary.LittleEndian, true), want},
		{"UTF-16, high byte first", wide(sian, binary.BigEndian, true), want},
		{"UTF-16 without a mark", wide(sian, binary.LittleEndian, false), want},
		{"UTF-16 without a mark, high byte first", wide(sian, binary.BigEndian, false), want},
		{"beyond 16 bits", wide("a\t\U0001f600b", binary.LittleEndian, true), "1 a|\U0001f600b"},
		{"Windows-1252", western(t, sian), want},
		{"Windows-1252, a capital and an apostrophe", western(t, "Siân,School\nJOSÉ’S,CAFÉ–BAR\n"), "1 Siân|School; 2 JOSÉ’S|CAFÉ–BAR"},
		{"semicolons", "Name;School, town\nSiân;Ash Green, Coventry\n", "1 Name|School, town; 2 Siân|Ash Green, Coventry"},
		{"tabs", "Name\tSchool\nSiân\tAsh; Green\n", "1 Name|School; 2 Siân|Ash; Green"},
		{"said by the file", "sep=;\r\na,b;c\r\n", "1 a,b|c"},
		{"a title before the headings", "Work Group\n\nName;School\nSiân;Ash Green", "1 Work Group; 3 Name|School; 4 Siân|Ash Green"},
		{"line breaks and quotes within", "\"Your \"\"full\"\" name,\nplease\",b\nc,d", "1 Your \"full\" name,\nplease|b; 2 c|d"},
		{"a line break within counts as one row", "\"a\nb\",c\r\rd,e", "1 a\nb|c; 3 d|e"},
		{"only carriage returns", "a,b\rc,d\r", "1 a|b; 2 c|d"},
		{"empty cells and rows", ",,\na,,b,,\n\n,c\n", "2 a||b; 4 |c"},
		{"one column", "Sarah Jones\nImran Khan\n", "1 Sarah Jones; 2 Imran Khan"},
		{"our guard", "'=1,'+44 7700,''=x,'Oasis',\"' =2\"\n", "1 =1|+44 7700|'=x|'Oasis'| =2"},
		{"an empty cell in quotes", "\"\",b\n", "1 |b"},
	} {
		got, err := table.Read([]byte(x.text))
		if s := cells(got); err != nil || s != x.want {
			t.Errorf("%s: %q, %v; want %q", x.about, s, err, x.want)
		}
	}
}

// TestWesternBytes: every byte of Windows-1252 is what the library of Go says.
func TestWesternBytes(t *testing.T) {
	for c := 0x80; c <= 0xff; c++ {
		want := charmap.Windows1252.DecodeByte(byte(c))
		got, err := table.Read([]byte{'a', ',', byte(c)})
		if nothing := want == utf8.RuneError; nothing != (err != nil) || err == nil && got[0].Rows[0].Cells[1] != string(want) {
			t.Errorf("%x: %q, %v, want %q", c, cells(got), err, want)
		}
	}
}

func TestNoTable(t *testing.T) {
	many := func(n int, s string) string { return strings.Repeat(s, n) }
	for _, x := range []struct{ about, text, want string }{
		{"nothing", "", "there is nothing in this file"},
		{"only separators", ",,,\n,,,\n", "there is nothing in this file"},
		{"a page", "<!DOCTYPE html><html><body>Sign in</body></html>", "page of the web"},
		{"a page after spaces and a mark", "\ufeff \r\n<HTML>", "page of the web"},
		{"a page in UTF-16", wide("<html>", binary.LittleEndian, true), "page of the web"},
		{"a PDF", "%PDF-1.4", "this is a PDF"},
		{"an old workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", ".xls"},
		{"NULs", "a,b\nc,\x00d\n", "line 2 holds signs that no text has"},
		{"NULs in UTF-16", wide("a,b\nc,\x00d\n", binary.LittleEndian, true), "line 2 holds signs that no text has"},
		{"no sign of Windows-1252", "a,b\nc,\x81\n", "line 2 holds signs that no text has"},
		{"two encodings", "Siân,b\nc,d\nJos\xe9,x\n", "line 3 is in another encoding"},
		{"two encodings, the other way round", "Jos\xe9,x\nSiân,b\n", "line 2 is in another encoding"},
		{"a quote that is not closed", "a,b\nc,\"d\ne,f\n", "row 2, column B: a quotation mark is opened here and never closed"},
		{"a stray quote", "a,b\nc,5\" pipe\n", "row 2, column B: a stray quotation mark"},
		{"a stray quote behind one", "a,b\n\"c\" d,e\n", "row 2, column A: a stray quotation mark"},
		{"a cell too long", "a,b\nc," + many(table.MaxCell+1, "x"), "row 2, column B holds more than 64 KiB"},
		{"a column too many", "a" + many(500, ",a") + "\n", "row 1: there are more than 500 columns"},
		{"a million columns", "a" + many(1_000_000, ",a") + "\n", "row 1: there are more than 500 columns"},
		{"a row too many", many(50_001, "a\n"), "row 50001: there are more than 50000 rows"},
		{"a row too far", many(50_000, "\n") + "a", "row 50001: there are more than 50000 rows"},
		{"too many cells", many(5_000, "a"+many(499, ",a")+"\n"), "row 4001: there are more than 2 million cells"},
		{"too large", many(table.MaxBytes+1, "a"), "has 20 MB, and at most 20 MB"},
		{"a zip that is no workbook", pack(t, "a.txt", "x"), "packed folder"},
		{"a document", pack(t, "word/document.xml", "<x/>"), "Word document"},
		{"another workbook", pack(t, "mimetype", "x", "content.xml", "<x/>"), ".ods"},
		{"the beginning of a workbook", book(t)[:600], "damaged, or only a part"},
		{"an empty zip", "PK\x05\x06" + many(18, "\x00"), "empty or damaged"},
	} {
		got, err := table.Read([]byte(x.text))
		if err == nil || !strings.Contains(err.Error(), x.want) || got != nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, %d tables; want %q", x.about, err, len(got), x.want)
		}
	}
	if got, err := table.Read([]byte("a" + many(1_000_000, ",") + "\n")); err != nil || cells(got) != "1 a" {
		t.Errorf("a million empty columns: %v", err)
	}
}

// pack is a zip of files with their names.
func pack(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
