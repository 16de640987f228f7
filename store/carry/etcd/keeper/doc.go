// Package keeper prepares a server for the laptops of hubs, as whoever keeps it does: its
// certificates, who may do what, and a ticket for each laptop.
//
// What the keeper needs lies in one folder, for the keeper alone (0600):
//
//	ca.crt ca.key            who signs the server's certificate; a ticket carries ca.crt
//	server.crt server.key    what the server shows, to laptops and between its members
//	keeper                   root:PASSWORD, drawn; etcdctl --user "$(cat keeper)" takes it so
//
// The keeper sees sizes, times and the names of tickets, never a person's name: what lies at
// the server is sealed on the laptops.
package keeper
