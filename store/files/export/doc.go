// Package export turns snapshots into documents for other programs. It is pure:
// snapshots in, bytes out. It must not know the file, its keys, the journal, the
// screen or the time of day.
//
// # The JSON document
//
// JSON and Stream write the whole file as one JSON document: UTF-8, indented by two
// spaces, a newline at its end, the same bytes for the same content. It holds what
// stands now; who changed what and when is not in it, nor is anything that was taken
// back.
//
// Rules that hold everywhere:
//
//   - format is "workgroup-export/1". New fields may come under it; a field is never
//     taken away or given another meaning without another format.
//   - Every field is there in every object. What is unknown, not given or does not
//     apply is null; a list with nothing in it is []. Only name, and person, school and
//     substitute where their ID is known, are "" where nobody has given a name.
//   - IDs are sixteen hexadecimal digits and mean the same record everywhere in the
//     file. Each is found in the document, but for those of leads (lead_id, to_id), who
//     may be gone. Names are not unique: join by ID.
//   - Days are "2021-11-17", times of day "09:30", in England's time. An academic_year is
//     "2021/22". Days of credit are whole numbers of quarter days: 4 is one day.
//   - Text is exactly what was typed, "(erased)" where it was erased. Bytes that are no
//     UTF-8 become U+FFFD. Control characters, line separators, marks of writing direction
//     and U+FEFF are written as \u escapes, so that a terminal shows them harmlessly.
//
// The top: format, hubs, programmes, schools, people, cohorts.
//
// hubs[], by id: id, name, area[] (local authorities), contact, programmes[] (each an id
// in programmes[]), leads[], fee and lunch_note (what its cohorts begin with). A hub of which the file holds only the name, because a cohort
// came without it, has nothing but id and name.
//
// programmes[], by id: id, title, code, type, academic_year, project_year (the age of the
// project), phase, strategic_goal, hub (as its page names it), purpose, aims, involved,
// contents, length, commitment, follow_on, cost, interest, venue_note, expected_quarters,
// in_school_apart (work in school is expected besides, and never fills the days),
// terms_at_least (over which it is spread), observation_counts (yes, no: whether a
// collaborative observation counts towards the days), unit (who takes part: person, pair,
// or schools for one person for several), pair (the wording of the pair rule),
// pair_ideally_mastery (one of the pair is a Mastery Specialist or Advocate, ideally),
// places_lowest, places_highest, regions[] (name, places_lowest, places_highest),
// regions_if_numbers_permit, state_funded_only, england_only, foci_note, foci[] (letter,
// wording, resources, offered: by this hub this year), expects[] (code, sentence: other
// programmes in which its schools are to take part), led_by[] (roles), fee, eligibility[]
// (rule: shown, warns, bars, everyone, engaged, trust, state-funded or should; sentence),
// outcomes[] (heading, lead_in, items[]), cycle[] (number, kind, title, mode,
// credit_quarters, task: what a cohort begins with). A cohort keeps a copy of its
// programme. Copies that say the same are one entry, under the programme's ID. The plain
// ID is that of the hub's copy, or of the newest cohort's where no hub has one; a copy that
// differs is an entry of its own with the id "<programme>.<cohort>".
//
// fee, or null: text, pence, notice_days (shortest notice that costs nothing),
// working_days (whether the days of notice are working days), may_charge (true: the right
// is reserved; false: it is charged), non_attendance and late_cancellation (what it is
// for), per_school (once for a school, else for each person).
//
// schools[], by id: id, name, urn, phase, local_authority, trust, town, postcode, involved
// (yes, no: with Maths Hubs before), members (of the department), mastery_specialist_cohort
// (1 to 8: that in which its Mastery Specialist was trained), engagements[] (programme,
// academic_year: what it took part in before), state_funded (yes, no: and in England),
// in_community (yes, no: its subject leader takes part in a subject leader community),
// subject_leader and subject_leader_id (somebody in people[]), former[] (urn, name: numbers
// that it had before, and the name that it then had).
//
// people[], by id: id, name (given name, then family name), given, family, label (tells two
// of one name apart), emails[], phone, same_as (the id of the record that this one turned
// out to be), previous_names[], note, names_in_reports[]
// (names under which they were in reports of meetings). Everyone who has a card is here, substitutes too,
// each record as it was written; a record with same_as has no enrolments, marks or bookings
// of its own: they are in those of the record that is kept. A person or school is one
// entry, however many cohorts it is in; where their cards differ, that of the newest cohort
// is taken whole: the latest academic year, then the highest code, then the highest id. A
// card that is only in a hub gives way to any cohort's.
//
// cohorts[], by academic year, code and id: id, code, title, hub (an id in hubs[]),
// hub_name (as the cohort has it), programme (an id in programmes[]), academic_year,
// expected_quarters (null where no number is expected), fee, places (null: no limit),
// region, focus, closed, leads[], enrolments[], sessions[], tasks[], slots[], charges[],
// evidence[], ratings[], plans[], initiatives[], departments[], hub_area[] (the local
// authorities of the hub), continues_cohort (the id of the cohort from which its people come, which
// need not be in the file), places_lowest (the fewest people with whom it is held, or null), report_rule
// (late_from_minutes, left_early_from_minutes, part_below_percent: how reports of meetings are
// read; null is never), reports[], put_off[] (finding: what there was to do, of and and: the ids of what
// it is about, until: the day on which it is shown again, reason), feedback[], tables[],
// retention (names_months, reach_months, notes_months: for how
// many months after its end what is about its people is kept, or null where nobody said, which
// is 12), kept_on_until (the day until which a lead decided to keep it for longer, or null),
// let_go[], erased[] and laptops[].
//
// let_go[], by kind, are what is gone for good, its time being over: kind ("names", ...), date,
// lead (the name), lead_id. erased[], by date, are the people who were erased: person_id, date,
// lead (the name), lead_id.
//
// laptops[] (those that share the cohort), by id: id, name, lead (its name), lead_id, shut_out,
// last_change_that_counts (a number; null where it was not shut out).
//
// leads[], by id: id, name, role.
//
// enrolments[], in the order of the register: id, person (the name in people[]), person_id,
// school (the name in schools[]), school_id, role, designation (mastery specialist, mastery
// advocate, neither), status (interested, dates sent, applied, waiting, declined, enrolled,
// not on the list, paused, withdrawn, completed), from, until (the first day on which the
// place no longer stood), year_of_engagement, earned_quarters (the sum of credit_quarters
// in all marks of the enrolment), leave_reason (of who withdrew), replaces (the id of the
// enrolment that it took over), remark, pauses[] (from, until: the day after the last; null
// while it lasts), since[] (status, date, lead, lead_id: the day on which it took a status, and
// who decided), earlier_schools[] (school, school_id, until: the first day on which it was no
// longer the school), overrides[] (rule, reason, person, person_id: places where all were
// taken and one more was given; days where the programme was completed with fewer; role, area,
// earlier-engagement, state-funded and two-schools where this rule of who can take part does
// not hold; another-person where somebody looks like that person and is not), asked_for_year
// (the academic year that is asked for, where it is not the cohort's: next year's interest
// list), waiting_number (of who waits for a place: 1 is next), place_offered (date, lead,
// lead_id), commitments[] (by: school or participant; date, said_by, lead, lead_id: they
// confirmed that they can commit), schools_led[] (school, school_id: those that the person
// leads beside school), continues (cohort_id, enrolment_id: the place of an earlier cohort,
// which need not be in the file).
//
// sessions[], by number: id, number, kind (workshop, visit, meeting), title, date, start,
// end, mode (room, online), venue, address, credit_quarters (what full attendance earns),
// state, finished (date and time at which the register was finished), finished_before (the
// same, where it has been opened again since), notes, topics, link (where to join online),
// online_instead (it was moved out of the room), reason (why it is called off, not held or
// online instead), earlier_dates[] (date, announced: the dates that it had, and the day on
// which each was given up; date null: it had none while somebody told that they cannot come),
// marks[].
//
// state is called-off or not-held where that was set; else finished where the register
// is, else planned. It does not follow from the day. The registers of a visit are those of
// its slots: the visit's own finished and finished_before are null, and its state is
// finished when at least one slot that was not called off is finished, every such slot on
// which somebody is booked is, and nobody enrolled is both unmarked and without a date.
//
// marks[], in the order of the register, has one entry for each enrolment, those not on
// the list and those unmarked too; who is only interested, waiting and so on is
// not-enrolled. Each: person, person_id, enrolment_id, school and school_id (that of the
// day, which may be an earlier one), an answer, credit_quarters (what it earned), typed_quarters (a credit
// that a lead typed in place of the usual one), note, told_before, slot_id (of a visit: the
// slot that the person is booked on), overbooked (why that slot took one more than it
// takes), wish (which slot would suit), claims[].
//
// An answer is: mark (unmarked, present, late, left-early, part, online, absent,
// cancelled, substitute, excused, elsewhere, not-enrolled, not-held; where several hold,
// the first of late, left-early, part, online, present), way, arrived, left, minutes_late,
// minutes_early, told_on (the day on which a cancellation was told), substitute and
// substitute_id (who came instead), elsewhere_place, elsewhere_day (where and when somebody
// caught up), by_the_rest (made for all the rest at once), changed (made after the register
// had been finished once). way is null for who did not take part themselves; else online
// where the mark or the session's mode is online, and room where neither is.
//
// claims[] is empty but where two answers stand, by leads who had not seen each other's.
// Then it has them all, each an answer with lead, lead_id and made ("2021-11-17T09:55:03Z",
// the time by that lead's computer); the mark beside it is the first of them and earns
// nothing until a person decides.
//
// told_before, or null: kind (cannot-come, will-leave, will-be-late, will-be-online,
// sends-somebody, other), on (the day), at (the time of leaving or coming), minutes (late),
// substitute, substitute_id, how, to and to_id (the lead who was told).
//
// tasks[], by due day (unknown last) and id: id, session (an id in sessions[]),
// session_number, title, due, due_before (the session in sessions[] before which it is due,
// where no day was set), wording[] (school, school_id, text; school_id null: for all),
// progress[] (one for each enrolment in marks[]: enrolment_id, person, person_id, state:
// not started, under way, back, not required; date on which it was noted; note).
//
// slots[], the dates of visits, by date (unknown last), start and id: id, session,
// session_number, date, start, end, host, setting, teacher, mastery_specialist (the lesson
// is taught by one), focus, capacity (null: no limit), state, finished, finished_before,
// kind (visit to a PRU or hospital school, collaborative lesson observation, open lesson),
// address, facilitator, briefing, reason (why it was called off), booked[] (enrolment_id,
// person, person_id), waiting[] (enrolment_id, person, person_id, since, in the form of
// made; who asked first first), distance (near, far: of the host, for most), suits[]
// (enrolment_id, person, person_id, answer: yes, rather not, no; who has said how the date
// suits, in the order of the register), earlier_dates[]
// (as those of a session, kept while somebody was booked on it).
//
// charges[], by session and in the order of the register: what the fee rule of the cohort
// asks for, and what a person decided. Each: enrolment_id, person, person_id, school and
// school_id (that of the day), session, session_number, slot_id (of a visit: the slot booked),
// date (of that session or slot), mark (its word), told_on (the day on which it was told that
// the person cannot come), judged_against (the date that was in force on that day),
// notice_given (the days from told_on to judged_against, working days where the rule counts
// those; below zero: told after it), trigger (non-attendance, late-cancellation; null where
// nothing is owed), state (proposed, charged, waived, paid), pence, decided_on, lead and
// lead_id (when, and who; null while it is proposed), charged_on (of a fee that is paid),
// reason (why it was waived), nothing_owed (why nothing is owed any more although it was
// decided, or null), decisions[] (empty but where two leads decided differently: state, pence,
// date, lead, lead_id of each; until one is made the fee is proposed). Where a fee is once for
// a school, one of its people has it.
//
// evidence[], by date: id, date, text, person and person_id or school and school_id (whom it
// is about), session (an id in sessions[]: where it was said), evidence_of[] (heading,
// lead_in, sentence: outcomes in today's words of the programme, or, where in_programme is
// false, in those that they had), level (1 to 5 of Guskey's, where a lead chose one), levels[]
// (those that hold: the chosen one, else what the headings propose), quotation (the person's very words), no_pupil
// (why what looks like the name of a pupil is none).
//
// ratings[], by date: id, date, person and person_id or school and school_id (neither: the
// whole cohort), outcome (as in evidence_of), grade (not yet, beginning, developing,
// embedded), classes and of_classes (in how many of how many it was seen, where it is rated
// by classes), note.
//
// plans[]: id, person and person_id or school and school_id (whose it is), vision, aims, need
// (the evidence of it), review and reviewed (days), actions[] (id, text, due, state: to do,
// under way, done, dropped).
//
// initiatives[]: id, person, person_id, title, aim, chosen_schools[] (school, school_id),
// evaluation, actions[].
//
// reports[], of meetings, that were taken in, by id: id, kind (teams, zoom), session (an id in
// sessions[]), session_number, slot_id, seen[] (enrolment_id, person, person_id, minutes (as
// the report counts them), stays[] (joined, left_at): who was there when; by the rows of
// the report).
//
// departments[], of schools that did something: school, school_id, policies[] (id, date,
// text: put in place), sharings[] (id, date, person, person_id, what, with: who shared what
// with whom), reached[] (date, members: how many of the department by that day).
//
// feedback[], by date: id, date, session (an id in sessions[]), scores[] (question, score,
// out_of: the end of the scale), comments[] (question, text). One is what one person answered
// about a session, without a name.
//
// tables[]: form (the kind of table and its headings, as a number), settings[] (key, value): how
// the lead had tables read that were taken in.
//
// An enrolment's seen_online is the day on which the person was last seen in the online
// community, online_note what was noted of it.
package export
