import type { FaultKind } from './fault-kinds.ts';
import { operationOf, type Service, type WireAnswer, type WireRequest } from './wire.ts';

/** One call to a service, however often the client tries it. `isAnswered`: the answer says more than that it is done. */
export type Call = { service: Service; operation: string; isAnswered: boolean };

/** The call, counted from the start of the process, that breaks in this way. */
export type Fault = { at: number; kind: FaultKind };

export type Perform = (request: WireRequest) => Promise<WireAnswer>;

/** What every request of a process passes. */
export type Breaker = {
  /** All calls so far. */
  calls: readonly Call[];
  /** How often the call that breaks was tried; 0 where it was not come to. */
  tries(): number;
  /** Nothing breaks any more. A process that was killed stays dead. */
  mend(): void;
  pass(service: Service, request: WireRequest, perform: Perform): Promise<WireAnswer>;
};

const ID_OF_CALL = 'amz-sdk-invocation-id';

const saysMore = ({ body }: WireAnswer): boolean => !(body instanceof Uint8Array) || body.length > 2;

/** Counts the calls of a process, and breaks one where it is told to. */
export function createBreaker(fault: Fault | null): Breaker {
  const calls: Call[] = [];
  const places = new Map<string, number>();
  let tries = 0;
  let [isMended, isKilled] = [false, false];
  const placeOf = (service: Service, request: WireRequest): number => {
    const id = request.headers[ID_OF_CALL] ?? '';
    const known = places.get(id);
    if (known !== undefined) return known;
    const place = calls.push({ service, operation: operationOf(service, request), isAnswered: false });
    places.set(id, place);
    return place;
  };
  const strikes = (place: number, service: Service): boolean => {
    if (!fault || isMended) return false;
    return (
      place === fault.at || (fault.kind.breaks === 'service' && tries > 0 && service === calls[fault.at - 1]?.service)
    );
  };
  return {
    calls,
    tries: () => tries,
    mend: () => {
      isMended = true;
    },
    pass: async (service, request, perform) => {
      if (isKilled) throw new Error('The process is killed');
      const place = placeOf(service, request);
      const call = calls[place - 1];
      if (!call || !fault || !strikes(place, service)) {
        const answer = await perform(request);
        if (call && saysMore(answer)) call.isAnswered = true;
        return answer;
      }
      if (place === fault.at) tries += 1;
      isKilled ||= fault.kind.breaks === 'process';
      return fault.kind.strike({ call, attempt: tries, request, perform });
    },
  };
}
