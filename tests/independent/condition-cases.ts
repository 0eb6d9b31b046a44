/** Stays about what was wrong with the patient, in the words of `hand-written-cases.ts`. */

export const CONDITIONS = `
chronic lung disease                          | dx=J440                  | +avoidable
acute bronchitis alone                        | dx=J209                  |
acute bronchitis with chronic lung disease    | dx=J209,I10X,J449        | +avoidable
acute bronchitis with asthma                  | dx=J209,J459             |
acute bronchitis with bronchiectasis          | dx=J209,J47X             | +avoidable
asthma of a child                             | dx=J459 age=5            | -planning -emergency -late -known -home +avoidable
asthma within a day                           | dx=J459 adm=5            | -planning -late +avoidable
a condition that is only secondary            | dx=A419,E119             |
a condition of a day case                     | dx=J440 class=2          | -planning -emergency -late
a condition of a blank class                  | dx=J440 class=           | -planning -emergency -late +avoidable
a condition of a regular attender             | dx=J440 class=3          | -planning -emergency -late -known -home
a condition by transfer                       | dx=J440 method=2B        |
a condition from another hospital             | dx=J440 source=51        |
a condition from a mental health ward         | dx=J440 source=53        |
a condition from a private hospital           | dx=J440 source=87        |
a condition from home                         | dx=J440 source=19        | +avoidable
a condition of a planned stay                 | dx=J440 method=11        | -planning -emergency
a private patient's condition                 | dx=J440 cat=02           | -planning -emergency +avoidable
heart failure                                 | dx=I500                  | +avoidable
heart failure with a bypass                   | dx=I500 op=K401          |
heart failure with a bypass second            | dx=I500 op=U051,K401     |
heart failure with an operation not listed    | dx=I500 op=K634          | +avoidable
heart failure, K51 is between K50 and K52     | dx=I500 op=K511          | +avoidable
heart failure, K71 is listed                  | dx=I500 op=K712          |
lung oedema, padded                           | dx=J81X                  | +avoidable
high blood pressure, padded                   | dx=I10X                  | +avoidable
high blood pressure with an operation         | dx=I10X op=K571          |
another heart disease of high blood pressure  | dx=I131                  |
angina                                        | dx=I200                  | +avoidable
angina with a main operation                  | dx=I200 op=W371          |
angina with imaging as main operation         | dx=I200 op=U051          | +avoidable
angina with imaging before an operation       | dx=I200 op=U051,W371     | +avoidable
angina with X3 as main operation              | dx=I200 op=X333          | +avoidable
angina with X4 as main operation              | dx=I200 op=X403          |
hepatitis B                                   | dx=B181                  | +avoidable
hepatitis B with sickle-cell disorder         | dx=B181,D571             |
anaemia after bleeding                        | dx=D500                  |
anaemia from lack of B12                      | dx=D510                  | +avoidable
status epilepticus                            | dx=G419                  | +avoidable
a condition in the second episode             | dx=A419||J440            |
a condition in the first of two episodes      | dx=J440,I10X||A419       | +avoidable`;

export const FALLS = `
a broken hip from a fall                      | dx=S720,W190             | +fall
a fall with two codes counts once             | dx=S720,W010,W190        | +fall
W20 is no fall                                | dx=S720,W200             |
W20 and a fall                                | dx=S720,W200,W199        | +fall
the first of the injuries                     | dx=S000,W000             | +fall
the last of the injuries                      | dx=T983,W199             | +fall
injuries that patterns miss                   | dx=T093,W010             | +fall
a fall padded                                 | dx=S720,W19X             | +fall
a fall far down the list                      | dx=S720,I10X,E119,F03X,J449,W180 | +fall
a fall without an injury                      | dx=R296,W190             |
a fall before the injury                      | dx=W190,S720             |
an injury without a fall                      | dx=S720                  |
a fall in another episode                     | dx=S720||W190            |
a fall at 64                                  | dx=S720,W190 age=64      | -planning -emergency
a fall of a regular attender                  | dx=S720,W190 class=4     | -planning -emergency -late -known -home
a fall of a day case                          | dx=S720,W190 class=2     | -planning -emergency -late +fall
a fall by transfer                            | dx=S720,W190 method=2B   | +fall
a fall of a planned stay                      | dx=S720,W190 method=11   | -planning -emergency
a fall of a private patient                   | dx=S720,W190 cat=02      | -planning -emergency +fall
dots in the codes                             | dx=S72.0,W19.0           | +fall`;
