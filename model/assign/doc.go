// Package assign shares people out among dates that take only so many: an assignment
// that places the most people, moves the fewest who have a date already, keeps the
// most pairs as they are wanted, and then costs least. It knows numbers only: what a
// date costs a person is said by who asks.
//
// How. A cost is one number in which each of the four aims outweighs all that come
// after it, so that the least cost is the best assignment. Without pairs this is a
// minimum-cost flow: a unit from each person through a date to the sink, or past all
// dates for a high price. It is found by successive shortest paths, which are optimal
// because no step leaves a cycle of negative cost behind.
//
// People of one school who are to be kept apart stay a flow: those of one school reach
// a date through a node of their own whose second unit costs one pair, its third two
// more, and so on. Each unit costs no less than the one before it, so the flow takes
// them in this order by itself, and is optimal still.
//
// Keeping together is not a flow, and is solved by branch and bound over where a
// person goes. A node of the tree leaves some people only one date, and forbids others
// some. Its bound is a flow too: between two people of one school the cost of each date
// is shared (a Lagrangean: what one pays more the other pays less, so that both together
// cost what they did, and two dates never differ by more than the price of a pair, so
// that a pair apart costs no more than it does). The bound never lies above the cheapest
// assignment below the node; where the flow keeps every pair together it is that
// assignment, else one of a pair that it parts is put on a date in one branch and
// forbidden it in the other. Nothing below a node is lost, and a node is given up only where its bound is
// no better than what was found, so what is left at the end is optimal. Odd numbers of
// places part pairs whatever the costs; a second bound counts these.
//
// The tree has a limit. Where it is reached, the assignment is the best that was found,
// places as many as any could, and says that it was not proven.
package assign
