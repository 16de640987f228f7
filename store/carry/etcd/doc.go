// Package etcd carries drops through a cluster of etcd, so that a mark on one laptop stands
// on the others while all are at work.
//
// Each laptop has a ticket: a user of its own, who writes under one name and reads what lies
// under the names of the same room (a hub). The server holds it to that, so no two laptops
// ever write one key:
//
//	/workgroup/ROOM/NAME/drops/DROP            a drop of up to 64 KiB, or how many pieces it has
//	/workgroup/ROOM/NAME/here/MARK             a laptop that is there now, for as long as it says so
//	/workgroup-pieces/ROOM/NAME/DROP/0001      pieces of a larger drop; its entry is written last
//
// The pieces lie apart, so that neither a list nor a watch reads them. Another laptop's drop
// is named NAME/DROP. Of the name that one is put under, only what follows the last space is
// used, so that no server is told what a laptop is called.
//
// The mark of a list is the cluster and its revision. Another cluster, or a revision that went
// back, as after a snapshot was restored, begins anew. A list asks for what stands now, so
// compaction takes nothing away from it.
//
// Values are sealed before they come here. What the keeper of the server can see is said in
// KEEPER.md. Tried against etcd 3.4.23 and 3.7.3.
package etcd
