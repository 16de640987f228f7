package page

import (
	"bytes"
	"fmt"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// PDF is the document as a PDF file that was made at that moment. The error is a sentence.
func (d *Document) PDF(now time.Time) ([]byte, error) {
	f := newWriter()
	f.SetCreationDate(now)
	f.SetModificationDate(now)
	f.SetTitle(d.Clean(d.Title), true)
	f.SetCreator("Workgroup", true)
	f.SetLang("en-GB")
	for _, p := range d.pages {
		f.AddPageFormat("P", fpdf.SizeType{Wd: p.Size.W, Ht: p.Size.H})
		for _, i := range p.items {
			i.write(f)
		}
	}
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		return nil, fmt.Errorf("the PDF could not be made: %w", err)
	}
	return b.Bytes(), nil
}

func (i item) write(f *fpdf.Fpdf) {
	grey, fill := int(i.grey), int(i.fill)
	switch i.shape {
	case words:
		style := ""
		if i.font.Bold {
			style = "B"
		}
		f.SetFont(family, style, i.font.Points)
		f.SetTextColor(grey, grey, grey)
		f.Text(i.left(), i.y, i.words)
	case line:
		f.SetDrawColor(grey, grey, grey)
		f.SetLineWidth(i.stroke)
		f.Line(i.x, i.y, i.x+i.w, i.y+i.h)
	case box, dot:
		style := "D"
		if i.filled {
			f.SetFillColor(fill, fill, fill)
			style = "F"
		} else {
			f.SetDrawColor(grey, grey, grey)
			f.SetLineWidth(i.stroke)
		}
		if i.shape == dot {
			f.Circle(i.x, i.y, i.w, style)
			return
		}
		f.Rect(i.x, i.y, i.w, i.h, style)
	}
}

// left is where words begin.
func (i item) left() float64 {
	switch i.align {
	case Middle:
		return i.x - i.w/2
	case Right:
		return i.x - i.w
	}
	return i.x
}
