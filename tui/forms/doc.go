// Package forms has what the forms of several panes share: fields that read what
// people type as the model reads it, a form that does one action and says at each
// field what the model has against it, and the forms of a task.
//
// Like the leaves beside it, every pane may use it. It knows the model, dialogs and
// the contract of a pane; it must not know any pane.
package forms
