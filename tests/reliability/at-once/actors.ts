import type { SignOffStep } from '../../../functions/core/returns/sign-off.ts';
import { Rejected, Retry } from '../../../functions/edges/problem.ts';
import type { ArrivedEvent } from '../../../functions/edges/work/arrived-event.ts';
import { confirmHeld } from '../../../functions/handlers/file-arrived/confirm.ts';
import { withdraw } from '../../../functions/handlers/file-arrived/withdraw.ts';
import { signOff } from '../../../functions/handlers/publish-return/sign-off.ts';
import { unlock } from '../../../functions/handlers/publish-return/unlock.ts';
import type { Decided } from '../models/decisions.ts';
import type { Sent } from '../models/model.ts';
import { nameOf } from '../models/product.ts';
import { type Area, QUARTER } from '../models/sent-file.ts';
import { PEOPLE, type Person } from '../models/signing.ts';
import type { Read, World } from '../models/world.ts';

/** What came of what somebody did: `again` where others were quicker too often, so that it is to be done again. */
export type Came = 'done' | 'again' | `refused: ${string}`;

/**
 * Somebody, or a message, that does one thing while others do theirs: from the start, or once others have made so many
 * calls (`after`) or are done.
 */
export type Actor = { words: string; after?: number; act(world: World): Promise<Came> };

async function came(act: Promise<unknown>): Promise<Came> {
  try {
    await act;
    return 'done';
  } catch (error) {
    if (error instanceof Rejected) return `refused: ${error.code}`;
    if (error instanceof Retry) return 'again';
    throw error;
  }
}

/** The product hears of a file that waits. */
export const hears = (event: ArrivedEvent): Actor => ({
  words: `${event.detail.object.key} is heard of`,
  act: async ({ product }) => {
    if (!(await product.deliver(event))) return 'again';
    const place = product.arrived.indexOf(event);
    if (place >= 0) product.arrived.splice(place, 1);
    return 'done';
  },
});

/** A message asks for a return. */
export const publishes = (area: Area): Actor => ({
  words: `${area} is published`,
  act: async ({ product }) => {
    const request = { area, quarter: QUARTER };
    product.asked.delete(nameOf(request));
    if (await product.publish(request)) return 'done';
    product.asked.set(nameOf(request), request);
    return 'again';
  },
});

/** A morning's run, which asks for every return that is due. */
export const closes: Actor = {
  words: "a morning's run",
  act: async ({ product }) => {
    const { due } = await product.quarterEnd({ day: product.now().toISOString() });
    for (const request of due) product.asked.set(nameOf(request), request);
    return 'done';
  },
};

/** Somebody gives a step to what they have read. */
export const signs = (area: Area, given: { step: SignOffStep; by: Person; read: Read }): Actor => ({
  words: `${given.by} would ${given.step} ${area}`,
  act: ({ product }) => {
    const { step, by, read } = given;
    const actor = { name: by, roles: PEOPLE[by] };
    const { contentSha256 } = read;
    const asked = { area, quarter: QUARTER, actor, step, contentSha256, despite: 'the board meets soon' } as const;
    return came(signOff(product.publishing, asked));
  },
});

export const unlocks = (area: Area, by: Person): Actor => ({
  words: `${by} would unlock ${area}`,
  act: ({ product }) => {
    const actor = { name: by, roles: PEOPLE[by] };
    return came(unlock(product.publishing, { area, quarter: QUARTER, actor, reason: 'a trust was left out' }));
  },
});

/** Somebody confirms or withdraws a file. */
export const decides = (decided: Decided, file: Sent): Actor => ({
  words: `somebody would ${decided} ${file.submission}`,
  act: async ({ product }) => {
    const act = decided === 'confirm' ? confirmHeld : withdraw;
    const decision = { submission: file.submission, by: 'an analyst', reason: 'it is right' };
    const now = await came(act(product.fileArrived, decision));
    if (now === 'done' && decided === 'confirm') file.isConfirmed = true;
    return now;
  },
});
