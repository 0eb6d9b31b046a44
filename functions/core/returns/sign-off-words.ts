import type { GivenStep, SignOffStep } from './sign-off.ts';
import { timeWords } from './time-words.ts';

const steps: Readonly<Record<SignOffStep, { done: string; meaning: string }>> = {
  submit: { done: 'submitted', meaning: 'the data are complete' },
  review: { done: 'reviewed', meaning: 'somebody else has looked at it' },
  certify: { done: 'certified', meaning: 'it is signed off for the board' },
};

/** A step as what is done: `submitted`. */
export function doneWords(step: SignOffStep): string {
  return steps[step].done;
}

/** What a step says of a return: `the data are complete`. */
export function meaningWords(step: SignOffStep): string {
  return steps[step].meaning;
}

/** A step that was given, such as `Reviewed by B. Reviewer on 20 July 2026 at 09:30 UTC`, and why despite what is missing. */
export function givenWords({ step, by, at, despite }: GivenStep): string {
  const done = `${doneWords(step).charAt(0).toUpperCase()}${doneWords(step).slice(1)} by ${by} on ${timeWords(at)}`;
  return despite === null ? done : `${done}, although the checklist is not complete: ${despite}`;
}
