import { openMessages, type QueuedMessage, queuedMessage } from './queue-store.ts';

/** The dead letters of a queue, for a command beside the process that works on the queue. */
export type DeadLetters = {
  /** Those that lie there, oldest first. */
  lying(): QueuedMessage[];
  /** Puts all of them back, to be seen at once and tried as if for the first time. Answers with them. */
  redrive(): QueuedMessage[];
  /** How many of these are neither done nor dead again. */
  waiting(messages: readonly QueuedMessage[]): number;
  close(): void;
};

/** Opens the dead letters of a queue on disk. What is being worked on there stays in the hands that hold it. */
export function openDeadLetters(file: string): DeadLetters {
  const database = openMessages(file);
  const dead = database.prepare('SELECT * FROM message WHERE dead = 1 ORDER BY place');
  const putBack = database.prepare(
    'UPDATE message SET dead = 0, received = 0, visibleAt = 0 WHERE id = ? AND dead = 1',
  );
  const alive = database.prepare('SELECT id FROM message WHERE id = ? AND dead = 0');
  const lying = () => dead.all().map(queuedMessage);
  return {
    lying,
    redrive: () => {
      const messages = lying();
      for (const { id } of messages) putBack.run(id);
      return messages;
    },
    waiting: (messages) => messages.filter(({ id }) => alive.get(id) !== undefined).length,
    close: () => database.close(),
  };
}
