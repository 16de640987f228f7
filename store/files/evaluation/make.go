package evaluation

import (
	"time"

	"workgroup/model"
)

// Make makes the evaluation of a cohort: "md" for Markdown, which it is where nothing is said,
// or "pdf". People and schools are named only if that is asked for. The error is a sentence.
func Make(s *model.Snapshot, w model.Wanted, now time.Time) (model.Paper, error) {
	e := s.Evaluation(now, w.Names)
	name := "evaluation-" + s.Cohort.Code
	switch w.Format {
	case "", "md":
		return model.Paper{Name: name + ".md", Bytes: Markdown(e)}, nil
	case "pdf":
		b, err := PDF(e, now)
		return model.Paper{Name: name + ".pdf", Bytes: b}, err
	}
	return model.Paper{}, model.Refusal("The evaluation can be md, which is Markdown, or pdf.")
}
