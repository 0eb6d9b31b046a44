import type fc from 'fast-check';
import type { Deed } from './deed.ts';
import { confirming, deciding, disagreeing, hearing, hearingAgain, sending, sendingAgain } from './file-deeds.ts';
import { closing, passingTime, publishing, settling, signing, signingAll, unlocking } from './return-deeds.ts';

/** Everything that may happen, frequent things more often. */
export const DEEDS: fc.Arbitrary<Deed>[] = [
  ...[sending, sending, sending, sendingAgain],
  ...[hearing, hearing, hearingAgain],
  ...[deciding('confirm'), deciding('withdraw'), confirming, confirming, disagreeing],
  ...[publishing, publishing, closing, passingTime],
  ...[signing, signingAll, unlocking, unlocking],
  settling,
];
