/** The world failed for a moment (throttle, timeout, 5xx, a lost race): the message is to be delivered again. */
export class Retry extends Error {
  override name = 'Retry';
}

/** The request can never succeed as it stands; the caller is told why and nothing is tried again. */
export class Rejected extends Error {
  override name = 'Rejected';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
