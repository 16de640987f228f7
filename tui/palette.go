package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// command is one thing that the palette does, with the key that does it too.
type command struct {
	name, key string
	run       func() tea.Cmd
}

// short is its name up to the first comma.
func (c command) short() string {
	name, _, _ := strings.Cut(c.name, ",")
	return name
}

// commands are all that can be done from here by name: first what the pane that has the
// keyboard does, then what holds everywhere, then what the other panes do. They are the
// key tables, read: there is no second list.
func (r *Root) commands() []command {
	var out []command
	known := map[string]bool{}
	add := func(before string, groups []pane.Group, run func(pane.Key) tea.Cmd) {
		for _, g := range groups {
			for _, k := range g.Keys {
				name := before + k.Does
				if k.Aside || known[name] || k.Run == nil && len(k.Keys) == 0 {
					continue
				}
				known[name] = true
				out = append(out, command{name, k.Shown(), func() tea.Cmd { return run(k) }})
			}
		}
	}
	here := r.active()
	everywhere := r.keys.beside(here, r.desk())
	if len(r.full) > 0 {
		everywhere = []pane.Group{{Keys: r.keys.inFull(r.active(), r.desk())}}
	}
	add("", here.Keys(r.desk()), func(k pane.Key) tea.Cmd { return r.perform(here, k) })
	add("", everywhere, func(k pane.Key) tea.Cmd {
		if k.Run != nil {
			return r.effect(k.Run(r.desk()))
		}
		return r.root(k.Keys[0])
	})
	for i, p := range r.mains() {
		if p == here {
			continue
		}
		heading, _, _ := strings.Cut(p.Title(r.desk()), ":")
		add(strings.TrimLeft(heading, "0123456789 ")+": ", p.Keys(r.desk()), func(k pane.Key) tea.Cmd {
			r.full, r.focus = nil, i
			return r.perform(p, k)
		})
	}
	return out
}

// perform does what a key of a pane does.
func (r *Root) perform(p pane.Pane, k pane.Key) tea.Cmd {
	if k.Run != nil {
		return r.effect(k.Run(r.desk()))
	}
	press, ok := pane.Press(k.Keys[0])
	if !ok {
		return nil
	}
	e := p.Key(r.desk(), press)
	if !e.Handled {
		return r.root(k.Keys[0])
	}
	return r.effect(e)
}

// openPalette asks for an action by name: any letters of its words, a slip forgiven.
func (r *Root) openPalette() {
	all := r.commands()
	texts := make([]string, len(all))
	for i, c := range all {
		texts[i] = c.name + " " + c.key
	}
	found := func(typed string) (names []string) {
		for _, i := range model.Answering(texts, typed) {
			names = append(names, all[i].name)
		}
		return names
	}
	take := func(typed string) (command, bool) {
		for _, c := range all {
			if c.name == typed {
				return c, true
			}
		}
		if names := found(typed); len(names) > 0 {
			for _, c := range all {
				if c.name == names[0] {
					return c, true
				}
			}
		}
		return command{}, false
	}
	r.question(dialog.NewText(dialog.TextOptions{
		Title: "Everything by name", Label: "Type any letters of what you want to do.", Does: "do it", Suggest: found,
		Beside: func(name string) string {
			c, _ := take(name)
			return c.key
		},
		Judge: func(typed string) (string, bool) {
			c, ok := take(typed)
			if !ok {
				return "Nothing has that name. Fewer letters find more; ? lists all keys of this place.", false
			}
			return "enter: " + c.short() + ".", true
		},
	}), func(a dialog.Answer) tea.Cmd {
		c, ok := take(a.Text)
		if !a.Done || !ok {
			return nil
		}
		return c.run()
	})
}
