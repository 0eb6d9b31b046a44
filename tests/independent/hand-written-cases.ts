import { CONDITIONS, FALLS } from './condition-cases.ts';

/**
 * Stays written by hand, each about one rule, alone in its board and month, with what a statistician counts of it.
 * Cells are those that differ from the ordinary stay: emergency, ordinary class, aged 80, from the 1st to the 5th, ready
 * on the day, home. `day` is a day of the month. Counts are those that differ from the ordinary stay's:
 * `planning emergency late:0 known home`, in words of `counted.ts`; `none` is no stay at all.
 */
export type Case = { title: string; rows: Record<string, string>[]; board: string | null; counts: string };

const AGES = `
an ordinary stay                              |                          |
age 64 is not 65                              | age=64                   | -planning -emergency
age 65 is                                     | age=65                   |
an age in days is a baby                      | age=7001                 | -planning -emergency -late -known -home
the last age code in days is a baby           | age=7007                 | -planning -emergency -late -known -home
110 is no age                                 | age=110                  | none
17 is no adult                                | age=17                   | -planning -emergency -late -known -home
18 is                                         | age=18                   | -planning -emergency`;

const CLASSES = `
day cases                                     | class=2                  | -planning -emergency -late
regular day attenders                         | class=3                  | -planning -emergency -late -known -home
regular night attenders                       | class=4                  | -planning -emergency -late -known -home
deliveries                                    | class=5                  | -planning -emergency -late -known -home
class not applicable                          | class=8                  | -planning -emergency -late
a blank class                                 | class=                   | -planning -emergency -late
a private patient                             | cat=02                   | -planning -emergency
an amenity patient                            | cat=03                   |
in and out on one day                         | adm=5                    | -planning -late
one night                                     | adm=4                    |
a mental health treatment function            | tfc=710                  | -planning -late
no treatment function                         | tfc=                     | -planning -late
a community treatment function                | tfc=650                  | -planning -late
a planned admission                           | method=11                | -planning -emergency
a transfer in an emergency                    | method=2B                |
a code in small letters                       | method=2a                |
a transfer that is no emergency               | method=81                | -emergency
an earlier emergency code                     | method=28                |
maternity is non-elective                     | method=31                | -emergency`;

const ENDINGS = `
to a temporary place                          | dest=29                  |
to a care home of earlier codes               | dest=54                  | -home
to a care home                                | dest=55                  | -home
to a hospice                                  | dest=88                  | -home
to a high security hospital                   | dest=49                  | -late -known -home
to another ward                               | dest=51                  | -late -known -home
to a private hospital                         | dest=87                  | -late -known -home
to a hospital abroad                          | dest=30                  | -home
died by destination                           | dest=79                  | -late -known -home
died by method                                | ending=4                 | -late -known -home
stillborn by method                           | ending=5                 | -late -known -home
not known where to                            | dest=99                  | -known -home
destination not applicable                    | dest=98                  | -known -home
a blank destination                           | dest=                    | -known -home
a dash for a destination                      | dest=-                   | -known -home
a destination that no list has                | dest=77                  | -known -home
no method of discharge                        | ending=                  |
a stay that has not ended                     | dis= ready=              | none
a discharge before the admission              | adm=9 ready=             | none
out on the last day of a month                | dis=last ready=last      |
admitted in the last financial year           | adm=2025-03-20           |`;

const READY = `
a blank ready date                            | ready=                   |
NULL for a ready date                         | ready=NULL               |
ready on admission                            | ready=1                  | late:4
a day late                                    | ready=4                  | late:1
two days late                                 | ready=3                  | late:2
three days late                               | ready=2                  | late:3
ready before the admission                    | adm=3 ready=2            | -late
ready after the discharge                     | ready=6                  | -late
six days late                                 | dis=28 ready=22          | late:6
seven days late                               | dis=28 ready=21          | late:7
thirteen days late                            | dis=28 ready=15          | late:13
fourteen days late                            | dis=28 ready=14          | late:14
twenty days late                              | dis=28 ready=8           | late:20
twenty-one days late                          | dis=28 ready=7           | late:21
late and dead                                 | ready=2 ending=4 dest=79 | -late -known -home`;

const PLACES = `
Barnsley by its former code                   | la=E08000016 board=E08000038 |
Sheffield by its former code                  | la=E08000019 board=E08000039 |
a district of a county                        | la=E07000193 board=E10000028 |
a district that is no more                    | la=E07000190 board=E06000066 |
a small area of 2021                          | la= l21=E01029405 board=E10000028 |
a small area of 2011                          | la= l11=E01029345 board=E10000028 |
an authority that nobody knows, a small area  | la=E99999999 l21=E01029405 board=E10000028 |
a small area in the authority's column        | la=E01029405 board=E10000028 |
Wales before an English small area            | la=W06000015 l21=E01029405 board=E10000028 | none
Scotland                                      | la=S12000033             | none
a small area of Wales                         | la= l21=W01000001        | none
no residence                                  | la=                      | none
a small area of no lookup                     | la= l21=E01000001        | none`;

const VERSIONS = `
the same row twice                            | ; again                  |
an earlier version after the one that stands  | ; again class=2 ext=2026-04-09T06:00:00 |
an earlier version before the one that stands | class=2 ext=2026-04-09T06:00:00 ; again class=1 ext=2026-04-16T06:00:00 |
one id at two trusts is two stays             | ; again trust=RLT        | x2
one id at two sites of a trust is one stay    | ; again trust=RKB02      |
dates with the day first                      | adm=01/MM/YYYY dis=05/MM/YYYY ready=04/MM/YYYY | late:1
dates in one piece                            | adm=YYYYMM01 dis=YYYYMM05 ready=YYYYMM03 | late:2
dates with times                              | adm=YYYY-MM-01T00:00:00.000 dis=YYYY-MM-05T10:15:00 ready=YYYY-MM-04 | late:1`;

/** Several episodes of a stay, in the order of the file; what is known of its end stands on the last. */
const EPISODES = `
the last of three episodes speaks, in any order | ep=3 last=1 tfc=300 dx=J181 ; ep=1 last=2 tfc=710 dis= ready= dx=S720,W190 ; ep=2 last=2 tfc=650 dis= ready= dx=J440 | +fall
the last episode is not specific acute        | ep=1 last=2 dis= ready= ; ep=2 last=1 tfc=710 | -planning -late
an episode marked as last before a higher number | ep=2 last=1 tfc=300 ; ep=3 last=2 tfc=710 dis= ready= |
without a mark the highest number is the last | ep=2 last= tfc=300 ; ep=1 last= tfc=710 dis= ready= |
an operation of a later episode               | ep=1 last=2 dis= ready= dx=I500 ; ep=2 last=1 dx=I500 op=K401 | +avoidable
an operation of the first episode             | ep=2 last=1 dx=I500 ; ep=1 last=2 dis= ready= dx=I500 op=K401 |
a fall in a later episode                     | ep=1 last=2 dis= ready= dx=S720 ; ep=2 last=1 dx=S720,W190 |
an earlier version of the last episode        | ep=1 last=2 dis= ready= ; ep=2 last=1 tfc=710 ext=2026-04-09T06:00:00 ; ep=2 last=1 |
a later version of the first episode          | ep=1 last=2 dis= ready= dx=A419 ext=2026-04-09T06:00:00 ; ep=1 last=2 dis= ready= dx=J440 ; ep=2 last=1 | +avoidable
a last episode that cannot be read            | ep=1 last=2 dis= ready= ; ep=2 last=1 dis=31/02/2025 | none
a stay whose last episode is not in the file  | ep=1 last=2 dis= ready= ; ep=2 last=2 dis= ready= | none
the ready date of the last episode            | ep=1 last=2 dis= ready=2 ; ep=2 last=1 ready=3 | late:2
the last episode says where somebody lives    | ep=1 last=2 dis= ready= la=E08000026 ; ep=2 last=1 |
one number at two trusts                      | ep=1 last=1 ; ep=1 last=1 trust=RLT | x2
an episode twice                              | ep=1 last=2 dis= ready= ; ep=2 last=1 ; ep=2 last=1 |
ten episodes, by number and not by text       | ep=9 last= tfc=710 dis= ready= ; ep=10 last= tfc=300 |`;

/** A file with no more columns than it must have: rules without their column are left out, and so are whole counts. */
const LEAN = `
only what every file has                      |                          | -late -known -home
a day case that nobody can tell               | class=2                  | -late -known -home
psychiatry that nobody can tell               | tfc=710                  | -late -known -home
a zero-day stay can be told                   | adm=5                    | -planning -late -known -home
and so can an age                             | age=64                   | -planning -emergency -late -known -home`;

function caseOf(line: string): Case {
  const [title = '', cells = '', counts = ''] = line.split(' | ').map((part) => part.trim().replace(/\s*\|$/, ''));
  let before: Record<string, string> = {};
  const rows = cells.split(';').map((row) => {
    const words = row.trim().split(/\s+/);
    const own = words.flatMap((word) => (word.includes('=') ? [word.split(/=(.*)/).slice(0, 2)] : []));
    before = { ...(words.includes('again') ? before : {}), ...Object.fromEntries(own) };
    return before;
  });
  return { title, rows, board: rows[0]?.board ?? null, counts };
}

const casesOf = (...texts: string[]): Case[] => texts.flatMap((text) => text.trim().split('\n').map(caseOf));

export const spellCases = casesOf(AGES, CLASSES, ENDINGS, READY, CONDITIONS, FALLS, PLACES, VERSIONS);
export const episodeCases = casesOf(EPISODES);
export const leanCases = casesOf(LEAN);
