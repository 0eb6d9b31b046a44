export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * Bytes in any cuts to text. The encoding is told from the byte order mark or, without one, from the first bytes;
 * where a file is not valid UTF-8, everything from the first odd byte on is read as Windows-1252.
 */
export type Decoder = {
  push(bytes: Uint8Array): string;
  end(): string;
  encoding(): Encoding;
  /** The position of the first byte that is not UTF-8, counted from 0; null where there is none. */
  oddByteAt(): number | null;
  /** True where a UTF-16 file ends in the middle of a character. */
  isCutOff(): boolean;
  /** True where half of a character stood alone in a UTF-16 file and was lost. */
  hasReplaced(): boolean;
};
