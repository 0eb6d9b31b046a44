import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Quarter } from '../../core/periods/period.ts';
import { NO_SIGN_OFF, type SignOff } from '../../core/returns/sign-off.ts';
import { type Journal, versionName } from './journal.ts';
import { conditionHolds, getOne, type Table, withoutKeys } from './table.ts';

type StoredSignOff = SignOff & { quarter: Quarter; area: string };

const keyOf = (quarter: Quarter, area: string) => ({ pk: `SIGNOFF#${quarter}#${area}`, sk: 'SIGNOFF' });

const itemOf = (quarter: Quarter, area: string, signOff: SignOff) => ({
  ...keyOf(quarter, area),
  quarter,
  area,
  ...signOff,
});

export type SignOffRecords = ReturnType<typeof createSignOffRecords>;

/** How far each return is signed: one item a return, changed only against the version that was read. */
export function createSignOffRecords(table: Table, journal: Journal) {
  return {
    get: async (quarter: Quarter, area: string): Promise<SignOff> => {
      const item = await getOne(table, keyOf(quarter, area));
      if (!item) return NO_SIGN_OFF;
      const { quarter: _quarter, area: _area, ...signOff } = withoutKeys<StoredSignOff>(item);
      return signOff;
    },

    /** Writes what comes after the version before it; false where somebody else has written meanwhile. */
    put: (quarter: Quarter, area: string, signOff: SignOff): Promise<boolean> =>
      conditionHolds(
        table.client.send(
          new PutCommand({
            TableName: table.name,
            Item: itemOf(quarter, area, signOff),
            ConditionExpression: signOff.version === 1 ? 'attribute_not_exists(#version)' : '#version = :before',
            ExpressionAttributeNames: { '#version': 'version' },
            ...(signOff.version > 1 && { ExpressionAttributeValues: { ':before': signOff.version - 1 } }),
          }),
        ),
      ),

    /** Sees to it that a version that was written is kept beside the table. Doing it again changes nothing. */
    keep: async (quarter: Quarter, area: string, signOff: SignOff): Promise<void> => {
      if (signOff.version === 0) return;
      const name = `${quarter}/${area}/${versionName(signOff.version)}`;
      await journal.keep('sign-offs', name, [itemOf(quarter, area, signOff)]);
    },
  };
}
