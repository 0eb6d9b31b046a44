/**
 * What was found not to be as it should, and what was done about it: it was deleted, or altered, and an older version is
 * there again; it was made again; or it is lost, and `why`.
 */
export type Mended = { key: string; done: 'undeleted' | 'restored' | 'made again' | 'lost'; why?: string };

/** Who is told of each, as soon as it is done. */
export type Tell = (mended: Mended) => void;
