package table_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"os"
	"strings"
	"testing"

	"workgroup/store/files/table"
)

const (
	mainPart = `<?xml version="1.0"?><workbook xmlns="m" xmlns:r="r"><workbookPr%s/><sheets><sheet name="People &amp; schools" sheetId="1" r:id="rId1"/>` +
		`<sheet name="Old" sheetId="2" state="hidden" r:id="rId2"/><sheet name="Empty" sheetId="3" r:id="rId3"/></sheets></workbook>`
	relsPart = `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="http://x/worksheet" Target="/xl/worksheets/sheet2.xml"/>` +
		`<Relationship Id="rId3" Type="http://x/worksheet" Target="worksheets/sheet3.xml"/><Relationship Id="rId4" Type="http://x/styles" Target="styles.xml"/></Relationships>`
	stylesPart = `<styleSheet><numFmts count="2"><numFmt numFmtId="164" formatCode="ddd d mmm yyyy"/><numFmt numFmtId="165" formatCode="0.0 &quot;days&quot;"/>` +
		`<numFmt numFmtId="166" formatCode="[Red]#,##0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
		`<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/><xf numFmtId="22"/><xf numFmtId="166"/></cellXfs></styleSheet>`
	stringsPart = `<sst><si><t>Name</t></si><si><r><t>Siân </t></r><r><rPr><b/></rPr><t xml:space="preserve">O&#8217;Connor</t></r><rPh><t>x</t></rPh></si><si><t/></si><si/></sst>`
)

// bookOf is a workbook whose first sheet holds these rows.
func bookOf(t testing.TB, rows string) string {
	return pack(t, "xl/workbook.xml", fmt.Sprintf(mainPart, ""), "xl/_rels/workbook.xml.rels", relsPart, "xl/styles.xml", stylesPart, "xl/sharedStrings.xml", stringsPart,
		"xl/worksheets/sheet1.xml", `<worksheet xmlns="m"><sheetData>`+rows+`</sheetData></worksheet>`,
		"xl/worksheets/sheet2.xml", `<worksheet><sheetData><row r="1"><c r="A1"><v>9</v></c></row></sheetData></worksheet>`,
		"xl/worksheets/sheet3.xml", `<worksheet><sheetData/></worksheet>`)
}

func book(t testing.TB) string {
	return bookOf(t, `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>School</t></is></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>`)
}

func TestWorkbook(t *testing.T) {
	for _, x := range []struct{ about, rows, want string }{
		{"shared texts and texts of their own", `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>School</t></is></c></row><row r="3"><c r="A3" t="s"><v>1</v></c></row>`, "1 Name|School; 3 Siân O’Connor"},
		{"dates and times", `<row><c s="1"><v>44517</v></c><c s="2"><v>44517.395833333336</v></c><c s="4"><v>0.395833333333333</v></c><c s="5"><v>44517.5</v></c></row>`, "1 2021-11-17|2021-11-17 09:30|09:30|2021-11-17 12:00"},
		{"numbers", `<row><c><v>75</v></c><c><v>0.30000000000000004</v></c><c s="3"><v>2.5</v></c><c s="6"><v>1000</v></c><c><v>7.7009001230000004E9</v></c><c s="1"><v>-3</v></c></row>`, "1 75|0.3|2.5|1000|7700900123|-3"},
		{"other kinds", `<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1&amp;"x"</f><v>a&lt;b</v></c><c t="d"><v>2021-11-17T00:00:00</v></c></row>`, "1 yes|no|#N/A|a<b|2021-11-17 00:00"},
		{"gaps", `<row r="2"><c r="C2"><v>1</v></c><c><v>2</v></c></row><row><c r="AA3"><v>3</v></c></row>`, "2 ||1|2; 3 " + strings.Repeat("|", 26) + "3"},
		{"formats without values to the last column", `<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>`, "1 1"},
		{"prefixes", `<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>`, "1 1"},
		{"a shared text that is not there", `<row><c t="s"><v>99</v></c><c t="s"><v>-1</v></c><c><v>1</v></c></row>`, "1 ||1"},
		{"our guard", `<row><c t="inlineStr"><is><t>'=1</t></is></c></row>`, "1 =1"},
		{"comments and breaks", "<!-- <row> --><row><c t=\"inlineStr\"><is><t>a_x000D_\nb</t></is></c></row>", "1 a\r\nb"},
	} {
		got, err := table.Read([]byte(bookOf(t, x.rows)))
		if want := "People & schools:; " + x.want; err != nil || cells(got) != want {
			t.Errorf("%s: %q, %v; want %q", x.about, cells(got), err, want)
		}
	}
	old := strings.Replace(mainPart, "%s", ` date1904="1"`, 1)
	got, err := table.Read([]byte(pack(t, "xl/workbook.xml", old, "xl/_rels/workbook.xml.rels", relsPart, "xl/styles.xml", stylesPart,
		"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c s="1"><v>43055</v></c></row></sheetData></worksheet>`)))
	if err != nil || cells(got) != "People & schools:; 1 2021-11-17" {
		t.Errorf("days from 1904: %q, %v", cells(got), err)
	}
}

// TestARealWorkbook reads what another program wrote: store/files/table/excelize.
func TestARealWorkbook(t *testing.T) {
	b, err := os.ReadFile("testdata/register.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	got, err := table.Read(b)
	want := "People:; 1 Name|School|E-mail|Asked on; 2 Siân O'Connor-Price|Whitmore Park|sian@whitmore.example|2025-09-09; 3 Nguyễn, Hồng|Dene Court||2025-09-10 18:04; " +
		"Sessions:; 1 No|Date|Start|Days; 2 1|2025-11-12|09:30|0.5"
	if err != nil || cells(got) != want {
		t.Errorf("%q, %v", cells(got), err)
	}
}

func TestBadWorkbooks(t *testing.T) {
	whole := book(t)
	for _, x := range []struct{ about, file, want string }{
		{"a sheet that ends too early", bookOf(t, `<row><c><v>1</v></c></row></sheetData></worksheet>`)[:40], "damaged"},
		{"no end of a cell", bookOf(t, `<row><c><v>1</v>`), "damaged"},
		{"no end of a tag", bookOf(t, `<row><c r="A`), "damaged"},
		{"a document type", pack(t, "xl/workbook.xml", `<!DOCTYPE x [<!ENTITY a "b">]><workbook/>`), "damaged"},
		{"no text", pack(t, "xl/workbook.xml", "\xff\xfe\xff"), "damaged"},
		{"no sheets", pack(t, "xl/workbook.xml", "<workbook/>"), "there is nothing in this file"},
		{"too many files", pack(t, many(201)...), "there are 201 files in this workbook"},
		{"a column too many", bookOf(t, `<row r="3"><c r="SG3"><v>1</v></c></row>`), "sheet People & schools, row 3: there are more than 500 columns"},
		{"a row too far", bookOf(t, `<row r="50001"><c><v>1</v></c></row>`), "row 50001: there are more than 50000 rows"},
		{"a cell too long", bookOf(t, `<row r="2"><c r="B2" t="str"><v>`+strings.Repeat("x", table.MaxCell+1)+`</v></c></row>`), "row 2, column B holds more than 64 KiB"},
		{"a cell of a million pieces", bookOf(t, `<row r="2"><c r="B2" t="inlineStr"><is>`+strings.Repeat("<t>a</t>", 1_000_000)+`</is></c></row>`), "row 2, column B holds more than 64 KiB"},
		{"an element of a million attributes", bookOf(t, `<row `+strings.Repeat("a='b' ", 1_000_000)+`>`), "damaged"},
		{"a bomb", pack(t, "xl/workbook.xml", fmt.Sprintf(mainPart, ""), "xl/_rels/workbook.xml.rels", relsPart, "xl/worksheets/sheet1.xml", strings.Repeat(" ", 65<<20)), "more than 64 MB"},
		{"a bomb of many sheets", pack(t, "xl/workbook.xml", fmt.Sprintf(mainPart, ""), "xl/_rels/workbook.xml.rels", relsPart, "xl/sharedStrings.xml", strings.Repeat(" ", 33<<20),
			"xl/worksheets/sheet1.xml", strings.Repeat(" ", 33<<20)), "more than 64 MB"},
		{"a bomb that says it is small", lying(t), "damaged"},
		{"the first half", whole[:len(whole)/2], "damaged"},
	} {
		got, err := table.Read([]byte(x.file))
		if err == nil || !strings.Contains(err.Error(), x.want) || got != nil {
			t.Errorf("%s: %v, %q; want %q", x.about, err, cells(got), x.want)
		}
	}
	for i := 2; i < len(whole); i++ {
		if got, err := table.Read([]byte(whole[:i])); err == nil {
			t.Fatalf("the first %d bytes of a workbook are read: %q", i, cells(got))
		}
	}
}

func many(n int) (files []string) {
	for i := range n {
		files = append(files, fmt.Sprintf("%d.xml", i), "")
	}
	return files
}

// lying is a workbook with a part that says that it is small and is not.
func lying(t testing.TB) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	var flat bytes.Buffer
	inner := zip.NewWriter(&flat)
	w, err := inner.Create("x")
	if err != nil {
		t.Fatal(err)
	}
	text := bytes.Repeat([]byte(" "), 8<<20)
	if _, err = w.Write(text); err == nil {
		err = inner.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	packed, err := zip.NewReader(bytes.NewReader(flat.Bytes()), int64(flat.Len()))
	if err != nil {
		t.Fatal(err)
	}
	at, err := packed.File[0].DataOffset()
	if err != nil {
		t.Fatal(err)
	}
	h := zip.FileHeader{Name: "xl/workbook.xml", Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(text), CompressedSize64: packed.File[0].CompressedSize64, UncompressedSize64: 10}
	raw, err := z.CreateRaw(&h)
	if err == nil {
		_, err = raw.Write(flat.Bytes()[at : at+int64(h.CompressedSize64)])
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
