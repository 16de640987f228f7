package model

// NewSchool adds a school.
type NewSchool struct{ School School }

// Plan writes it.
func (a NewSchool) Plan(s *Snapshot, env Env) (Plan, error) {
	if was := s.School(a.School.ID); was != nil {
		return Plan{}, refuse("%s is here already.", was.Name)
	}
	x, err := s.tidySchool(a.School)
	if err != nil {
		return Plan{}, err
	}
	if x.ID == 0 {
		x.ID = env.NewID()
	}
	d := NewDraft(s, env, VerbNewSchool, x.ID)
	d.School(x)
	return d.planned("School added: %s.", x.Name), nil
}

// EditSchool changes what is known of a school.
type EditSchool struct{ School School }

// Plan writes what differs.
func (a EditSchool) Plan(s *Snapshot, env Env) (Plan, error) {
	was := s.School(a.School.ID)
	if was == nil {
		return Plan{}, refuse("This school is not there any more.")
	}
	x, err := s.tidySchool(a.School)
	if err != nil {
		return Plan{}, err
	}
	d := NewDraft(s, env, VerbEditSchool, x.ID)
	d.School(x)
	if d.Change() == nil {
		return Plan{Say: was.Name + ": nothing changed."}, nil
	}
	return d.planned("School changed: %s.", x.Name), nil
}
