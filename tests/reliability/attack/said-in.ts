import type { Answer } from '../../handlers/api-for-test.ts';
import { PLANTED } from './foreign-area.ts';

const TEXT = /^(text\/|image\/svg|application\/(problem\+)?json)/;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What an answer says that was not in its own address, which some answers repeat. */
export function saidIn(target: string, { body, headers }: Pick<Answer, 'body' | 'headers'>): string {
  const isText = TEXT.test(headers['content-type'] ?? '');
  const plain = isText ? body : Buffer.from(body, 'base64').toString('latin1');
  const asked = `${decoded(target)}/${target}`;
  const repeated = asked.split(/[?&=/]/).filter((part) => PLANTED.some((word) => part.includes(word)));
  return repeated.reduce((text, part) => text.replaceAll(part, ''), `${plain} ${headers.location ?? ''}`);
}
