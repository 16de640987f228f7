// Package carry is how changes travel between the laptops of several leads: what every
// carrier can do, whether it is a stick, a shared folder or a server.
//
// What travels is a drop: bytes that are sealed and signed before a carrier sees them
// (package bundle), so a carrier may lose, double, delay and cut them, and whoever keeps it
// reads no name. A carrier knows no change, no key and no database.
package carry
