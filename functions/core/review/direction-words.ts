import type { Figure } from './figure.ts';
import { betterOf } from './vocabulary.ts';

const DOWN = /reduc|decreas|\bfall\b|\bfell\b|\bdown\b|\bless\b|\bfewer\b/i;
const UP = /increas|\brise\b|\brose\b|\bgrow|\bgrew\b|\bup\b|\bmore\b/i;
const IMPROVE = /improve|stretch|better/i;

/** Which way words say that a figure moves: −1 down, 1 up, null where they do not say. */
export function directionOf(words: string): -1 | 1 | null {
  const [down, up] = [DOWN.test(words), UP.test(words)];
  if (down === up) return null;
  return down ? -1 : 1;
}

/** Which way a figure is better: as its row says, as its metric has it, or the way that it is said to be moved as a goal. */
export function betterWay({ words, numbers }: Figure): 'lower' | 'higher' | null {
  const said = words.better.trim().toLowerCase();
  if (said === 'lower' || said === 'higher') return said;
  const named = betterOf(`${words.heading} ${words.label}`);
  if (named) return named;
  const way = directionOf(`${numbers.change?.text ?? ''} ${words.label}`);
  if (way === null) return null;
  return way < 0 ? 'lower' : 'higher';
}

/** Whether a row claims that its goal is better than what was before. */
export function claimsImprovement({ words, numbers }: Figure): boolean {
  const said = `${words.label} ${words.note} ${numbers.change?.text ?? ''}`;
  return numbers.change !== undefined || IMPROVE.test(said) || directionOf(said) !== null;
}

/** Whether a row is about something that is set and not about something that happened. */
export function isGoal({ words, numbers }: Figure): boolean {
  return (
    numbers.target !== undefined || /\b(goal|target|ambition|plan|aim|propos)/i.test(`${words.label} ${words.note}`)
  );
}
