/** True where a text is blank or one of the markers by which publishers say that a figure is missing. */
export type IsMissing = (text: string) => boolean;

/** Compiles the missing markers of a contract. Case and surrounding spaces, the no-break space too, do not matter. */
export function compileMissing(missingValues: readonly string[]): IsMissing {
  const markers = new Set(missingValues.map((marker) => marker.trim().toLowerCase()));
  const longest = Math.max(0, ...[...markers].map((marker) => marker.length));
  return (text) => {
    if (text.length === 0) return true;
    const ink = text.trim();
    return ink.length === 0 || (ink.length <= longest && markers.has(ink.toLowerCase()));
  };
}
