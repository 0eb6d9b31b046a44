/** Numbers texts in the order in which they first come, from 0. */
export type Numbering = { of(text: string): number; texts(): string[] };

export function createNumbering(): Numbering {
  const numbers = new Map<string, number>();
  return {
    of: (text) => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, numbers.size);
      return numbers.size - 1;
    },
    texts: () => [...numbers.keys()],
  };
}
